package io.rowmq.internal.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are open, and since when. */
public final class ClientRegister {

    private final EngineTime time;
    private final Map<ClientConnection, Long> connections = new ConcurrentHashMap<>();

    /**
     * A connection that is open.
     *
     * @param connection the connection
     * @param since when it was opened, milliseconds since the epoch
     */
    public record Registered(ClientConnection connection, long since) {}

    ClientRegister(EngineTime time) {
        this.time = time;
    }

    /** A connection was opened. */
    public void add(ClientConnection connection) {
        connections.put(connection, time.now());
    }

    /** A connection was closed. */
    public void remove(ClientConnection connection) {
        connections.remove(connection);
    }

    /** All that are open, by number. */
    public List<Registered> all() {
        return connections.entrySet().stream()
                .map(entry -> new Registered(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(
                        entry -> entry.connection().origin().connectionId()))
                .toList();
    }
}

package io.rowmq.internal.client;

import io.rowmq.internal.engine.ClientConnection;
import io.rowmq.internal.engine.Origin;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection as those see it who look after the engine. */
final class RegisteredConnection implements ClientConnection {

    private final StoreConnection connection;
    private final Collection<StoreSession> sessions;

    RegisteredConnection(StoreConnection connection, Collection<StoreSession> sessions) {
        this.connection = connection;
        this.sessions = sessions;
    }

    @Override
    public Origin origin() {
        return connection.origin();
    }

    @Override
    public @Nullable String user() {
        return connection.access().user();
    }

    @Override
    public boolean started() {
        return connection.started();
    }

    @Override
    public List<ClientSession> sessions() {
        return sessions.stream()
                .map(session -> new ClientSession(
                        session.modeName(), session.deliveries().sources()))
                .toList();
    }
}

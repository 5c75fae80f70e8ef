package io.rowmq.store.jdbc.internal.connect;

import io.rowmq.store.jdbc.internal.connect.Database.Borrowed;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that nobody uses at the moment; a few of them, the last one that came back first. */
final class IdleConnections {

    private static final int LIMIT = 8;

    private final ConcurrentLinkedDeque<Borrowed> connections = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();

    /** Takes one, null if there is none. */
    @Nullable Borrowed take() {
        Borrowed taken = connections.pollFirst();
        if (taken != null) {
            size.decrementAndGet();
        }
        return taken;
    }

    /** Keeps one, or closes it if there are enough. */
    void keep(Borrowed connection) {
        if (size.get() >= LIMIT) {
            connection.connection().close();
        } else {
            size.incrementAndGet();
            connections.addFirst(connection);
        }
    }

    void close() {
        for (Borrowed next = take(); next != null; next = take()) {
            next.connection().close();
        }
    }
}

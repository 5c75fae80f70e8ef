package io.rowmq.internal.client;

import io.rowmq.internal.engine.Work;
import jakarta.jms.JMSException;
import java.util.function.Supplier;

/** The contexts that share one connection, which is closed with the last of them (section 6.1.8). */
final class ContextFamily {

    private final StoreConnection connection;
    private final Supplier<Work> begin;
    private int members;

    /** @param begin gives transacted contexts their work */
    ContextFamily(StoreConnection connection, Supplier<Work> begin) {
        this.connection = connection;
        this.begin = begin;
    }

    StoreConnection connection() {
        return connection;
    }

    synchronized StoreSession join(SessionMode mode) throws JMSException {
        StoreSession session = connection.open(mode, Domain.ANY, begin);
        members++;
        return session;
    }

    /** Closes one member's session, and the connection if it was the last one. */
    void leave(StoreSession session) throws JMSException {
        try {
            session.close();
        } finally {
            if (wasLast()) {
                connection.close();
            }
        }
    }

    private synchronized boolean wasLast() {
        members--;
        return members == 0;
    }
}

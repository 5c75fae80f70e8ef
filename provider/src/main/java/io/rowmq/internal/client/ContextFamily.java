package io.rowmq.internal.client;

import jakarta.jms.JMSException;

/** The contexts that share one connection, which is closed with the last of them (section 6.1.8). */
final class ContextFamily {

    private final StoreConnection connection;
    private int members;

    ContextFamily(StoreConnection connection) {
        this.connection = connection;
    }

    StoreConnection connection() {
        return connection;
    }

    synchronized StoreSession join(SessionMode mode) throws JMSException {
        StoreSession session = connection.open(mode, Domain.ANY);
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

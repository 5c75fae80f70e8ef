package io.rowmq.internal.client;

import io.rowmq.internal.client.Unchecked.Call;
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

    /** Transacted contexts have local transactions. */
    ContextFamily(StoreConnection connection) {
        this(connection, () -> connection.engine().newWork(connection.origin()));
    }

    StoreConnection connection() {
        return connection;
    }

    StoreSession join(SessionMode mode) throws JMSException {
        return join(() -> connection.open(mode, Domain.ANY, begin));
    }

    synchronized <S extends StoreSession> S join(Call<S> opening) throws JMSException {
        S session = opening.call();
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

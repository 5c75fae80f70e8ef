package io.rowmq.internal.engine;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of one selector see of a backlog: ready deliveries in order, and whether the store may hold more.
 * Guarded by the lock of its backlog.
 */
interface View {

    /** Whether the selector takes the message. */
    boolean selects(StoredMessage message);

    /** The first ready delivery in memory. */
    @Nullable Entry first();

    /** Whether nothing that is ready is known to be in the store but not in memory. */
    boolean caughtUp();

    /** Whether a poll may find something, in memory or in the store. */
    boolean mayHaveMore();

    /** Whether so little is in memory that more should be read before it is needed. */
    boolean low();

    /** Whether a read of the store is on its way. */
    boolean reading();

    /** Begins a read of the store; what it returns is run without the lock and brings what was read. */
    Reading beginRead();

    /** One more reader. */
    void join();

    /** One reader less; what it returns is to be run without the lock. */
    Runnable leave();

    /** A read of the store. */
    @FunctionalInterface
    interface Reading {
        void run() throws JMSException;
    }
}

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

    /** The first ready delivery in memory that can go into these hands. */
    @Nullable Entry first(Object holder);

    /** Whether nothing that is ready is known to be in the store but not in memory. */
    boolean caughtUp();

    /** Whether a poll for these hands may find something, in memory or in the store. */
    default boolean mayHaveMore(Object holder) {
        return !caughtUp() || first(holder) != null;
    }

    /** A message group is held from now on. */
    void shut(String group);

    /** A message group is free again; whether a poll may find something of it. */
    boolean open(String group);

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

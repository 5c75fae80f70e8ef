package io.rowmq.store.jdbc.internal.connect;

/**
 * Holds a pending interrupt back while a thread works with the database, and hands it over afterwards. An interrupted
 * thread that reads or writes the file of an embedded database closes it under everybody.
 */
public final class Uninterrupted implements AutoCloseable {

    private final boolean interrupted = Thread.interrupted();

    private Uninterrupted() {}

    /** Holds the current thread's interrupt back until this is closed. */
    public static Uninterrupted begin() {
        return new Uninterrupted();
    }

    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

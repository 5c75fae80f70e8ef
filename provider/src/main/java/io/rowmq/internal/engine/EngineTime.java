package io.rowmq.internal.engine;

/** The engine's clock and its one alarm. */
public interface EngineTime {

    /** Milliseconds since the epoch. */
    long now();

    /**
     * Runs the task once at the given time, on a thread of its own, or at once if that has passed. Replaces the former
     * alarm, unless that is running already.
     */
    void alarm(long atMillis, Runnable task);

    /** No alarm comes any more; one that is ringing is over when this returns, unless it takes very long. */
    void stop();
}

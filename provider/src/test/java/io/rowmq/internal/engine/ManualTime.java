package io.rowmq.internal.engine;

import org.jspecify.annotations.Nullable;

/** A clock driven by hand; the alarm rings on the thread that moves it. */
final class ManualTime implements EngineTime {

    private long now = 1_000_000;
    private long at = Long.MAX_VALUE;
    private @Nullable Runnable task;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized void alarm(long atMillis, Runnable newTask) {
        at = atMillis;
        task = newTask;
    }

    @Override
    public void stop() {}

    /** Moves the clock, and no alarm rings. */
    synchronized void pass(long millis) {
        now += millis;
    }

    /** Moves the clock and lets the alarms ring that come due. */
    void advance(long millis) {
        synchronized (this) {
            now += millis;
        }
        for (Runnable due = due(); due != null; due = due()) {
            due.run();
        }
    }

    /** Puts the clock forward without letting anything ring, as for a process that was stopped. */
    synchronized void set(long millis) {
        now = millis;
    }

    private synchronized @Nullable Runnable due() {
        if (task == null || at > now) {
            return null;
        }
        Runnable due = task;
        task = null;
        return due;
    }
}

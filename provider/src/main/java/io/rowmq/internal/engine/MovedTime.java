package io.rowmq.internal.engine;

import io.rowmq.spi.MovableClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time that passes only when somebody moves the clock, who then waits for the alarms that are due. */
public final class MovedTime implements EngineTime {

    private static final long PATIENCE_SECONDS = 10;

    private final MovableClock clock;
    private final Runnable unwatch;
    private volatile @Nullable Thread ringer;
    private final ExecutorService ringing = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "rowmq-timer");
        thread.setDaemon(true);
        ringer = thread;
        return thread;
    });
    private long at;
    private @Nullable Runnable task;

    /** Watches the given clock. */
    public MovedTime(MovableClock clock) {
        this.clock = clock;
        this.unwatch = clock.onMove(this::moved);
    }

    @Override
    public long now() {
        return clock.millis();
    }

    @Override
    public void alarm(long atMillis, Runnable newTask) {
        synchronized (this) {
            at = atMillis;
            task = newTask;
        }
        if (atMillis <= now()) {
            ring();
        }
    }

    private void moved() {
        ring().join();
    }

    /** On one thread, because alarms never ring at the same time. */
    private CompletableFuture<Void> ring() {
        try {
            return CompletableFuture.runAsync(this::ringWhileDue, ringing);
        } catch (RejectedExecutionException stopped) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void ringWhileDue() {
        for (Runnable due = due(); due != null; due = due()) {
            due.run();
        }
    }

    private synchronized @Nullable Runnable due() {
        if (task == null || at > now() || ringing.isShutdown()) {
            return null;
        }
        Runnable due = task;
        task = null;
        return due;
    }

    /** Interrupts nobody: who rings may be writing to the file of an embedded database. */
    @Override
    public void stop() {
        unwatch.run();
        ringing.shutdown();
        if (Thread.currentThread() == ringer) {
            return;
        }
        try {
            ringing.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

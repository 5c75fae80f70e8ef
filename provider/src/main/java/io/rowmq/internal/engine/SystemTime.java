package io.rowmq.internal.engine;

import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The system's clock; the alarm is a daemon thread. */
public final class SystemTime implements EngineTime {

    /** The clock is looked at again after this long, so that it is noticed if it was put forward. */
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private static final long PATIENCE_SECONDS = 10;

    private final InstantSource clock;
    private final long longestWait;
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "rowmq-timer");
        thread.setDaemon(true);
        return thread;
    });
    private long at;
    private @Nullable Runnable task;
    private @Nullable Future<?> pending;
    private @Nullable Thread ringing;

    /** Uses the given clock. */
    public SystemTime(InstantSource clock) {
        this(clock, LONGEST_WAIT_MILLIS);
    }

    SystemTime(InstantSource clock, long longestWait) {
        this.clock = clock;
        this.longestWait = longestWait;
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long now() {
        return clock.millis();
    }

    @Override
    public synchronized void alarm(long atMillis, Runnable newTask) {
        at = atMillis;
        task = newTask;
        set();
    }

    private void set() {
        if (pending != null) {
            pending.cancel(false);
        }
        if (!scheduler.isShutdown()) {
            long wait = Math.min(longestWait, Math.max(0, at - now()));
            pending = scheduler.schedule(this::look, wait, TimeUnit.MILLISECONDS);
        }
    }

    /** Rings if it is time; whatever led here, only the alarm that was set last counts. */
    private void look() {
        Runnable due;
        synchronized (this) {
            due = task;
            if (due == null) {
                return;
            }
            if (now() < at) {
                set();
                return;
            }
            task = null;
            ringing = Thread.currentThread();
        }
        try {
            due.run();
        } finally {
            synchronized (this) {
                ringing = null;
            }
        }
    }

    /** Never interrupts: the thread may be writing to the file of an embedded database. */
    @Override
    public void stop() {
        scheduler.shutdown();
        synchronized (this) {
            if (ringing == Thread.currentThread()) {
                return;
            }
        }
        try {
            scheduler.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

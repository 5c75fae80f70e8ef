package io.rowmq.internal.engine;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The system's clock; the alarm is a daemon thread. */
public final class SystemTime implements EngineTime {

    /** A far alarm is set again after this long, so that a clock that was put forward is noticed. */
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final InstantSource clock;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rowmq-timer");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> pending;

    /** Uses the given clock. */
    public SystemTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long now() {
        return clock.millis();
    }

    @Override
    public synchronized void alarm(long atMillis, Runnable task) {
        if (pending != null) {
            pending.cancel(false);
        }
        if (scheduler.isShutdown()) {
            return;
        }
        long wait = Math.max(0, atMillis - now());
        pending = wait > LONGEST_WAIT_MILLIS
                ? scheduler.schedule(() -> alarm(atMillis, task), LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                : scheduler.schedule(task, wait, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        scheduler.shutdownNow();
    }
}

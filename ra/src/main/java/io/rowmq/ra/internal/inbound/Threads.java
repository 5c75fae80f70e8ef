package io.rowmq.ra.internal.inbound;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkAdapter;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The server's threads for deliveries, and one of our own that only looks at the clock. */
final class Threads implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final WorkManager server;
    private final ScheduledThreadPoolExecutor clock;

    Threads(WorkManager server) {
        this.server = server;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "rowmq-ra-clock");
            thread.setDaemon(true);
            thread.setContextClassLoader(Threads.class.getClassLoader());
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Something for a thread of the server. The server may ask for its end; deliveries look at their own state. */
    private final class Job extends WorkAdapter implements Work {

        private final Runnable body;
        private final AtomicBoolean refused = new AtomicBoolean();

        Job(Runnable body) {
            this.body = body;
        }

        @Override
        public void run() {
            body.run();
        }

        @Override
        public void release() {
            // The endpoint is deactivated before the server stops its threads.
        }

        /** A server may say so by an exception, later by an event, or by both. */
        @Override
        public void workRejected(WorkEvent event) {
            refused(event.getException());
        }

        void refused(@Nullable Exception reason) {
            if (refused.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, "The server has no thread for a delivery; trying again in a second", reason);
                runIn(AGAIN, body);
            }
        }
    }

    /** Runs it on a thread of the server; if there is none at the moment, later. */
    void run(Runnable body) {
        Job job = new Job(body);
        try {
            server.scheduleWork(job, WorkManager.INDEFINITE, null, job);
        } catch (WorkException | RuntimeException e) {
            job.refused(e);
        }
    }

    /** Runs it on a thread of the server after some time. */
    void runIn(Duration delay, Runnable body) {
        try {
            clock.schedule(() -> run(body), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.log(Level.DEBUG, "The resource adapter has stopped", stopped);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package io.rowmq.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for what nobody waits for, and for listeners; they come and go as needed. */
final class Background implements Executor {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    private static final long PATIENCE_SECONDS = 10;

    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "rowmq-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /** Something that may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /**
     * Runs a task of the engine; a failure is logged, and whoever needs the result will try again.
     *
     * @return false if there is no thread to run it
     */
    boolean run(String what, Task task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (Exception failure) {
                    LOG.log(Level.WARNING, "Could not " + what, failure);
                }
            });
            return true;
        } catch (RejectedExecutionException stopped) {
            LOG.log(Level.DEBUG, "The engine has stopped: did not {0}", what);
            return false;
        } catch (OutOfMemoryError threads) {
            LOG.log(Level.WARNING, "No thread could be started to " + what, threads);
            return false;
        }
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Whether the engine is about to end, so that what takes long should stop. */
    boolean stopping() {
        return executor.isShutdown();
    }

    /** Lets running tasks end, for a bounded time. */
    void stop() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

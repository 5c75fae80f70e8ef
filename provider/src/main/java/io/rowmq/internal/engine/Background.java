package io.rowmq.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads for what nobody waits for, and for listeners; they come and go as needed. */
final class Background implements Executor {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long IDLE_SECONDS = 60;

    private final AtomicInteger threads = new AtomicInteger();
    private final Pool pool = new Pool(task -> {
        Thread thread = new Thread(task, "rowmq-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    /** Threads as needed, which knows who is at work. */
    private static final class Pool extends ThreadPoolExecutor {

        private final Set<Thread> working = new HashSet<>();
        /** How many tasks have been accepted and have not ended, whether or not a thread has begun with them. */
        private int unfinished;

        Pool(ThreadFactory factory) {
            super(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        }

        @Override
        public void execute(Runnable task) {
            synchronized (working) {
                unfinished++;
            }
            try {
                super.execute(task);
            } catch (RuntimeException | Error refused) {
                synchronized (working) {
                    unfinished--;
                    working.notifyAll();
                }
                throw refused;
            }
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            synchronized (working) {
                working.add(thread);
            }
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable failure) {
            synchronized (working) {
                working.remove(Thread.currentThread());
                unfinished--;
                working.notifyAll();
            }
        }

        /** Waits until nobody but the caller is at work. */
        void awaitOthers(long millis) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            synchronized (working) {
                while (unfinished > (working.contains(Thread.currentThread()) ? 1 : 0)) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0) {
                        return;
                    }
                    working.wait(left);
                }
            }
        }
    }

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
            pool.execute(() -> {
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
        } catch (OutOfMemoryError exhausted) {
            LOG.log(Level.WARNING, "No thread could be started to " + what, exhausted);
            return false;
        }
    }

    /**
     * Runs it as {@link #run(String, Task)} does; if there is no thread, and the engine goes on, the other is run at
     * once.
     */
    void run(String what, Task task, Runnable otherwise) {
        if (!run(what, task) && !stopping) {
            otherwise.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Whether the engine is about to end, so that what takes long should stop. */
    boolean stopping() {
        return stopping;
    }

    /** What takes long is to stop. */
    void prepareToStop() {
        stopping = true;
    }

    /**
     * Lets running tasks end, for a bounded time; not the caller's own, which may be a listener that closes the last
     * connection. Never interrupts: a thread may be writing to the file of an embedded database.
     */
    void stop() {
        prepareToStop();
        pool.shutdown();
        try {
            pool.awaitOthers(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

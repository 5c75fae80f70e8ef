package io.rowmq.internal.client;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the listeners of one session one after the other, consumers taking turns message by message, on a thread that is
 * borrowed only while there is something to deliver.
 */
final class ListenerLoop implements Runnable {

    private static final Logger LOG = System.getLogger(ListenerLoop.class.getName());

    private static final long THREAD_RETRY_MILLIS = 1_000;

    private final Executor executor;
    private final Queue<Intake> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    ListenerLoop(Executor executor) {
        this.executor = executor;
    }

    /** Something may be there for this consumer. Never blocks: committing threads call it. */
    void add(Intake intake) {
        if (intake.markQueued()) {
            waiting.add(intake);
            if (size.getAndIncrement() == 0) {
                start();
            }
        }
    }

    private void start() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            // The engine has been closed under its connections: nothing will be delivered any more.
            LOG.log(Level.DEBUG, "No delivery to listeners, the engine is closed", e);
        } catch (OutOfMemoryError e) {
            LOG.log(Level.WARNING, "There is no thread for the listeners of a session; trying again", e);
            CompletableFuture.delayedExecutor(THREAD_RETRY_MILLIS, TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(this::start);
        }
    }

    @Override
    public void run() {
        do {
            Intake intake = waiting.remove();
            intake.unmarkQueued();
            try {
                if (intake.deliverNext()) {
                    add(intake);
                }
            } catch (JMSException e) {
                retry(intake, e);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Delivering to a listener failed unexpectedly", e);
                JMSException wrapped = new JMSException("Delivering to a message listener failed: " + e);
                wrapped.initCause(e);
                retry(intake, wrapped);
            }
        } while (size.decrementAndGet() != 0);
    }

    private void retry(Intake intake, JMSException failure) {
        if (!intake.closed()) {
            CompletableFuture.delayedExecutor(intake.retryMillis(failure), TimeUnit.MILLISECONDS, executor)
                    .execute(() -> add(intake));
        }
    }
}

package io.rowmq.internal.client;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells a connection's exception listener, or else the log, what no caller can be told (section 6.1.7). */
final class ExceptionReports {

    private static final Logger LOG = System.getLogger(ExceptionReports.class.getName());

    private final Executor executor;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable ExceptionListener listener;

    ExceptionReports(Executor executor) {
        this.executor = executor;
    }

    @Nullable ExceptionListener listener() {
        return listener;
    }

    void listener(@Nullable ExceptionListener newListener) {
        listener = newListener;
    }

    /** Reports on a thread of its own: a listener may well close the connection, which waits for the caller. */
    void report(JMSException problem) {
        LOG.log(Level.WARNING, "A connection has a problem and goes on trying", problem);
        ExceptionListener current = listener;
        if (current == null) {
            return;
        }
        try {
            executor.execute(() -> call(current, problem));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The exception listener was not called, the engine is closed", e);
        }
    }

    private void call(ExceptionListener current, JMSException problem) {
        oneAtATime.lock();
        try {
            current.onException(problem);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The exception listener " + current.getClass().getName() + " threw an exception",
                    e);
        } finally {
            oneAtATime.unlock();
        }
    }
}

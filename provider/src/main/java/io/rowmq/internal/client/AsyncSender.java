package io.rowmq.internal.client;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.engine.Work;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous sends of one session (Jakarta Messaging 3.1, section 7.3). Messages are stored in the order of the
 * calls, as many as are waiting in one unit; callbacks come in the same order, one at a time, on a borrowed thread that
 * is never the sender's.
 */
final class AsyncSender implements Runnable {

    private static final Logger LOG = System.getLogger(AsyncSender.class.getName());

    /** A sender that is so far ahead of the store does the storing itself. */
    private static final int MOST_WAITING = 1_024;

    private static final int MOST_IN_A_UNIT = 256;

    private final Messaging engine;
    private final Supplier<Origin> origin;
    private final ReentrantLock storing = new ReentrantLock();
    private final Queue<Pending> unstored = new ArrayDeque<>();
    private final Queue<Pending> completed = new ArrayDeque<>();
    private int outstanding;
    private boolean running;
    private @Nullable Work unit;
    private volatile @Nullable Thread callbackThread;

    private static final class Pending {
        final Message message;
        final CompletionListener listener;
        final @Nullable StoredDestination to;
        final @Nullable StoredMessage stored;

        @Nullable Exception failure;

        Pending(
                Message message,
                CompletionListener listener,
                @Nullable StoredDestination to,
                @Nullable StoredMessage stored) {
            this.message = message;
            this.listener = listener;
            this.to = to;
            this.stored = stored;
        }
    }

    AsyncSender(Messaging engine, Supplier<Origin> origin) {
        this.engine = engine;
        this.origin = origin;
    }

    /** Sends a message in the background. */
    void send(StoredDestination to, StoredMessage stored, Message message, CompletionListener listener)
            throws JMSException {
        boolean full;
        synchronized (this) {
            begin();
            unstored.add(new Pending(message, listener, to, stored));
            full = unstored.size() >= MOST_WAITING;
        }
        if (full) {
            flush();
        }
    }

    /** Calls back in the background for a message that is sent as far as its session can: it waits for the commit. */
    synchronized void complete(Message message, CompletionListener listener) throws JMSException {
        begin();
        completed.add(new Pending(message, listener, null, null));
    }

    /** Counts one more send and sees to it that a thread will come for it. */
    private void begin() throws JMSException {
        if (!running) {
            try {
                engine.executor().execute(this);
            } catch (RejectedExecutionException e) {
                JMSException failure = new JMSException(
                        "The message is not sent: the connection factory and its" + " engine have been closed",
                        "ROWMQ-CLOSED");
                failure.initCause(e);
                throw failure;
            }
            running = true;
        }
        outstanding++;
    }

    @Override
    public void run() {
        callbackThread = Thread.currentThread();
        for (Pending next = next(); next != null; next = next()) {
            callBack(next);
            callbackEnded();
        }
    }

    private @Nullable Pending next() {
        while (true) {
            synchronized (this) {
                Pending next = completed.poll();
                if (next != null) {
                    return next;
                }
                if (unstored.isEmpty() && !storing.isLocked()) {
                    running = false;
                    callbackThread = null;
                    return null;
                }
            }
            flush();
        }
    }

    private static void callBack(Pending pending) {
        try {
            if (pending.failure == null) {
                pending.listener.onCompletion(pending.message);
            } else {
                pending.listener.onException(pending.message, pending.failure);
            }
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.WARNING,
                    "The completion listener " + pending.listener.getClass().getName()
                            + " threw an exception, which has no effect on the send",
                    e);
        }
    }

    private synchronized void callbackEnded() {
        outstanding--;
        notifyAll();
    }

    /** Stores what has been sent before, so that what the caller sends next comes after it. */
    void flush() {
        storing.lock();
        try {
            List<Pending> batch = nextBatch();
            while (!batch.isEmpty()) {
                store(batch);
                synchronized (this) {
                    completed.addAll(batch);
                }
                batch = nextBatch();
            }
        } finally {
            storing.unlock();
        }
    }

    private synchronized List<Pending> nextBatch() {
        List<Pending> batch = new ArrayList<>(Math.min(unstored.size(), MOST_IN_A_UNIT));
        while (batch.size() < MOST_IN_A_UNIT && !unstored.isEmpty()) {
            batch.add(unstored.remove());
        }
        return batch;
    }

    private void store(List<Pending> batch) {
        if (batch.size() > 1 && storeTogether(batch)) {
            return;
        }
        for (Pending pending : batch) {
            try {
                engine.send(origin.get(), pending.to, pending.stored);
            } catch (JMSException | RuntimeException e) {
                pending.failure = e;
            }
        }
    }

    /** False if nothing was stored: then each is tried alone, so that only those fail that have to. */
    private boolean storeTogether(List<Pending> batch) {
        try {
            if (unit == null) {
                unit = engine.newWork(origin.get());
            }
            for (Pending pending : batch) {
                unit.send(pending.to, pending.stored);
            }
            unit.commit();
            return true;
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "Sending " + batch.size() + " messages together failed, trying each alone", e);
            if (unit != null) {
                unit.close();
                unit = null;
            }
            return false;
        }
    }

    /** Whether the current thread is in a completion listener of this session. */
    boolean inCallback() {
        return callbackThread == Thread.currentThread();
    }

    /** Refuses what a completion listener must not do with its own session (section 7.3.4). */
    void checkNotInCallback(String method) throws IllegalStateException {
        if (inCallback()) {
            throw new IllegalStateException(method + " must not be called from a completion listener of its own session"
                    + " (Jakarta Messaging, section 7.3.4); let the thread that sends do it");
        }
    }

    /** Waits until all sends are stored and all completion listeners have returned. */
    synchronized void awaitCallbacks() {
        boolean interrupted = false;
        while (outstanding > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

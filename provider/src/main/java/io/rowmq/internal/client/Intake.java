package io.rowmq.internal.client;

import io.rowmq.internal.client.Deliveries.Extraction;
import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Reader;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One consumer's way of getting deliveries: it takes one from its reader when the application wants one and the
 * connection is started, and otherwise waits without holding anything.
 */
final class Intake {

    /** Asks whether the consumer may still receive; its user may have lost the right since it was created. */
    @FunctionalInterface
    interface Permission {
        /** Returns if it may. */
        void require() throws JMSException;
    }

    private final Deliveries deliveries;
    private final Reader reader;
    private final Permission permission;
    private final String source;
    private final ReentrantLock busy = new ReentrantLock();
    private final Wakeup wakeup = new Wakeup();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final Runnable listenerSignal;
    private volatile @Nullable MessageListener listener;
    private volatile boolean closed;
    private volatile boolean armed;
    private boolean readerClosed;
    private int failures;

    /** @param source where it receives from, for those who look after it */
    Intake(Deliveries deliveries, Reader reader, Permission permission, String source) {
        this.deliveries = deliveries;
        this.reader = reader;
        this.permission = permission;
        this.source = source;
        this.listenerSignal = () -> {
            armed = false;
            deliveries.listeners.add(this);
        };
    }

    String source() {
        return source;
    }

    Reader reader() {
        return reader;
    }

    boolean hasListener() {
        return listener != null;
    }

    @Nullable MessageListener listener() {
        return listener;
    }

    void listen(@Nullable MessageListener newListener) throws JMSException {
        if (newListener != null && deliveries.receiveInProgress()) {
            throw new IllegalStateException("A thread is receiving synchronously in this session; a session does"
                    + " either that or deliver to listeners (Jakarta Messaging, section 6.2.5)");
        }
        listener = newListener;
        deliveries.updateListening();
        if (newListener != null) {
            deliveries.listeners.add(this);
        }
    }

    /** The connection was started. */
    void started() {
        wakeup.nudge();
        if (listener != null) {
            deliveries.listeners.add(this);
        }
    }

    /** The session ends. */
    void ended() {
        wakeup.nudge();
    }

    /**
     * Receives a message.
     *
     * @return null if there is none before the deadline, or the consumer or session is closed meanwhile
     */
    <T> @Nullable T receive(Deadline deadline, Extraction<T> extraction) throws JMSException {
        deliveries.beginReceive();
        busy.lock();
        try {
            return await(deadline, extraction);
        } finally {
            busy.unlock();
            deliveries.endReceive();
        }
    }

    private <T> @Nullable T await(Deadline deadline, Extraction<T> extraction) throws JMSException {
        boolean hasArmed = false;
        boolean armed = false;
        try {
            while (true) {
                wakeup.reset();
                if (closed || deliveries.turn.ended()) {
                    return null;
                }
                if (armed && !wakeup.takeSignal()) {
                    // Woken by a nudge: who is stopped, or is going to poll, does not wait for a signal.
                    reader.disarm();
                }
                armed = false;
                if (deliveries.turn.enter()) {
                    try {
                        Claim claim = poll();
                        if (claim != null) {
                            return deliveries.hand(claim, extraction);
                        }
                        deliveries.idle();
                    } finally {
                        deliveries.turn.leave();
                    }
                    if (deadline == Deadline.NOW) {
                        return null;
                    }
                    hasArmed = true;
                    if (!reader.arm(wakeup)) {
                        continue;
                    }
                    armed = true;
                } else {
                    if (deadline == Deadline.NOW) {
                        return null;
                    }
                    // What a signal told of is for another consumer while this one is stopped.
                    reader.disarm();
                }
                if (!wakeup.await(deadline)) {
                    return null;
                }
            }
        } finally {
            if (hasArmed) {
                reader.disarm();
                wakeup.takeSignal();
            }
        }
    }

    private @Nullable Claim poll() throws JMSException {
        boolean permitted = false;
        try {
            permission.require();
            permitted = true;
        } finally {
            if (!permitted) {
                // what a signal told of is for another consumer
                reader.disarm();
            }
        }
        return reader.poll();
    }

    /** Marks it as waiting for its listener's turn; false if it waits already. */
    boolean markQueued() {
        return queued.compareAndSet(false, true);
    }

    void unmarkQueued() {
        queued.set(false);
    }

    /**
     * Delivers one message to the listener.
     *
     * @return whether there may be more
     */
    boolean deliverNext() throws JMSException {
        busy.lock();
        try {
            if (readerClosed) {
                return false;
            }
            if (armed) {
                reader.disarm();
                armed = false;
            }
            MessageListener current = listener;
            if (current == null || closed || !deliveries.turn.enter()) {
                reader.disarm();
                return false;
            }
            try {
                Claim claim = poll();
                if (claim != null) {
                    deliveries.deliver(claim, current);
                    failures = 0;
                    return true;
                }
                deliveries.idle();
                failures = 0;
            } finally {
                deliveries.turn.leave();
            }
            armed = true;
            if (reader.arm(listenerSignal)) {
                return false;
            }
            armed = false;
            return true;
        } finally {
            busy.unlock();
        }
    }

    /** Notes that a delivery has failed, reports the first failure in a row, and says when to try again. */
    long retryMillis(JMSException failure) {
        if (failures++ == 0) {
            deliveries.report(failure);
        }
        return Math.min(5_000, 50L << Math.min(failures, 10));
    }

    boolean closed() {
        return closed;
    }

    /** Whether the current thread is the one that receives or runs the listener. */
    boolean inOwnListener() {
        return busy.isHeldByCurrentThread();
    }

    /** Closes it; waits for a receive or listener call of this consumer unless the caller is that listener. */
    void close() {
        closed = true;
        wakeup.nudge();
        closeReader();
    }

    /** Ends the reader; what it has taken stays in the session's hands. */
    void closeReader() {
        closed = true;
        busy.lock();
        try {
            if (!readerClosed) {
                readerClosed = true;
                reader.close();
            }
        } finally {
            busy.unlock();
        }
    }
}

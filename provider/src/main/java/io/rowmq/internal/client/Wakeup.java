package io.rowmq.internal.client;

import jakarta.jms.JMSException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a receiving thread waits for: the engine's signal that a delivery may be there, or a nudge that the rules have
 * changed (connection started, consumer closed). Waiting threads are parked and cost nothing.
 */
final class Wakeup implements Runnable {

    private volatile @Nullable Thread waiter;
    private volatile boolean signalled;
    private volatile boolean nudged;

    /** The engine's signal. */
    @Override
    public void run() {
        signalled = true;
        LockSupport.unpark(waiter);
    }

    void nudge() {
        nudged = true;
        LockSupport.unpark(waiter);
    }

    /** Whether the engine's signal was given since the last call. */
    boolean takeSignal() {
        boolean was = signalled;
        signalled = false;
        return was;
    }

    /**
     * Waits for a signal or a nudge.
     *
     * @return false if the deadline passed before either
     */
    boolean await(Deadline deadline) throws JMSException {
        waiter = Thread.currentThread();
        try {
            while (!signalled && !nudged) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new JMSException(
                            "The thread was interrupted while it waited for a message, and has received none; it stays"
                                    + " interrupted: clear that (Thread.interrupted()) before it receives again",
                            "ROWMQ-INTERRUPTED");
                }
                if (deadline.unlimited()) {
                    LockSupport.park(this);
                    continue;
                }
                long nanos = deadline.remaining();
                if (nanos <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, nanos);
            }
            return true;
        } finally {
            waiter = null;
        }
    }

    /** Forgets nudges; called before looking at what they tell of. */
    void reset() {
        nudged = false;
    }
}

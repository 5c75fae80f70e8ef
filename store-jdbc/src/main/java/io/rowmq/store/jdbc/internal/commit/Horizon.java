package io.rowmq.store.jdbc.internal.commit;

import java.util.concurrent.locks.ReentrantLock;

/**
 * How far effects have been applied. Positions are given in the order of commits and effects are applied in the same
 * order, so one number says which sends a reader may see: those before it. Effects are applied under the lock, so that
 * a read begins either before or after each of them.
 */
public final class Horizon {

    private final ReentrantLock lock = new ReentrantLock();
    private long position;

    Horizon(long position) {
        this.position = position;
    }

    /** The first position whose effect has not been applied. */
    public long get() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Applies effects and moves on. */
    void advance(Runnable effects, long newPosition) {
        lock.lock();
        try {
            effects.run();
            position = Math.max(position, newPosition);
        } finally {
            lock.unlock();
        }
    }
}

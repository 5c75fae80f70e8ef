package io.rowmq.store.jdbc.internal.connect;

import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time after the loss of a server in which whoever needs it waits for it to come back, with growing pauses. It
 * counts from the loss, for all together: once it is over, everybody is told at once until the server is back.
 */
final class Outage {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** What a server reports while it starts, is full, changes roles, or has not noticed yet who is gone. */
    private static final Set<ErrorCode> PASSING = Set.of(ErrorCode.CONNECTION, ErrorCode.PERMISSION, ErrorCode.LOCKED);

    private final boolean server;
    private final ReentrantLock lock;
    private final Condition changed;
    private boolean closed;
    private volatile boolean lasting;
    private volatile long since;

    /** Something to open. */
    @FunctionalInterface
    interface Attempt<T> {

        T open() throws JMSException;
    }

    /** Only servers come back by themselves. The lock guards what is opened. */
    Outage(Dialect dialect, ReentrantLock lock) {
        this.server = !dialect.embedded();
        this.lock = lock;
        this.changed = lock.newCondition();
    }

    /** What was there until now is lost. */
    void begin() {
        since = System.nanoTime();
        lasting = true;
    }

    /** Nobody is let in, which may be known already. */
    void noticed() {
        if (!lasting) {
            begin();
        }
    }

    /** Opens something under the lock; after a loss again and again for a while, letting others in meanwhile. */
    <T> T patiently(Attempt<T> attempt) throws JMSException {
        lock.lock();
        try {
            for (int attempts = 1; ; attempts++) {
                try {
                    T opened = attempt.open();
                    lasting = false;
                    changed.signalAll();
                    return opened;
                } catch (JMSException failure) {
                    if (!mayPass(failure)) {
                        throw failure;
                    }
                    pause(attempts, failure);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean mayPass(JMSException failure) {
        return server
                && lasting
                && !closed
                && System.nanoTime() - since < PATIENCE.toNanos()
                && PASSING.stream().anyMatch(code -> code.of(failure));
    }

    private void pause(int attempts, JMSException reason) throws JMSException {
        try {
            changed.awaitNanos(Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempts, 10)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    /** Nobody waits any more. Called with the lock held. */
    void close() {
        closed = true;
        changed.signalAll();
    }
}

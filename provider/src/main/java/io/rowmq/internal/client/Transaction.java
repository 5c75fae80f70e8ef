package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.engine.Work;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.MessageObserver.Outcome;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The local transaction of a transacted session. Its monitor keeps an application whole that sends from one thread
 * while a listener of the same session runs; the specification forbids that, but nothing must be lost by it.
 */
final class Transaction implements Acknowledgement, SendScope {

    private final Supplier<Work> begin;
    private final Supplier<@Nullable MessageObserver> observer;
    private @Nullable Work work;
    private @Nullable Throwable listenerFailure;

    /**
     * @param begin called when the session first has work, because the client identifier is known only then
     * @param observer who watches
     */
    Transaction(Supplier<Work> begin, Supplier<@Nullable MessageObserver> observer) {
        this.begin = begin;
        this.observer = observer;
    }

    @Override
    public boolean automatic() {
        return false;
    }

    @Override
    public synchronized boolean take(StoredDestination to, StoredMessage message) throws JMSException {
        work().send(to, message);
        return true;
    }

    @Override
    public synchronized void received(Claim claim) {
        work().received(claim);
    }

    @Override
    public synchronized void delivering(Claim claim) {
        work().received(claim);
    }

    @Override
    public void delivered(Claim claim) {
        // The commit acknowledges.
    }

    /** The next message follows; the application may still commit or roll back (section 8.7). */
    @Override
    public synchronized void failed(Claim claim, Throwable cause) {
        listenerFailure = cause;
    }

    @Override
    public void idle() {
        // Only the commit acknowledges.
    }

    @Override
    public void acknowledge() {
        // Ignored in this mode (section 3.6).
    }

    @Override
    public void recover() throws JMSException {
        throw new IllegalStateException("A transacted session cannot be recovered; use rollback()");
    }

    synchronized void commit() throws JMSException {
        listenerFailure = null;
        if (work != null) {
            end(work::commit, Outcome.COMMITTED, Outcome.FAILED);
        }
    }

    synchronized void rollback() throws JMSException {
        Throwable cause = listenerFailure;
        listenerFailure = null;
        if (work != null) {
            Work current = work;
            end(() -> current.rollback(cause), Outcome.ROLLED_BACK, Outcome.ROLLED_BACK);
        }
    }

    /** One of the two ends. */
    private interface End {
        void run() throws JMSException;
    }

    private void end(End end, Outcome whenItWorks, Outcome whenNot) throws JMSException {
        MessageObserver watching = observer.get();
        if (watching == null) {
            end.run();
            return;
        }
        long began = System.nanoTime();
        Outcome outcome = whenNot;
        try {
            end.run();
            outcome = whenItWorks;
        } finally {
            watching.transactionEnded(outcome, System.nanoTime() - began);
        }
    }

    synchronized Connection jdbcConnection() throws JMSException {
        return work().jdbcConnection();
    }

    @Override
    public synchronized void close() {
        if (work != null) {
            work.close();
        }
    }

    private Work work() {
        if (work == null) {
            work = begin.get();
        }
        return work;
    }
}

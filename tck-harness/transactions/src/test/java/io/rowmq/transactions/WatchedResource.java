package io.rowmq.transactions;

import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that records which steps it was asked for, and lets the test interfere before each. */
final class WatchedResource implements XAResource {

    /** What a transaction manager asks for in the end. */
    enum Step {
        PREPARE,
        COMMIT,
        ONE_PHASE,
        ROLLBACK,
        FORGET
    }

    /** Called before each step; what it throws is thrown instead of the step. */
    interface Interference {
        void before(Step step, Xid xid) throws XAException;
    }

    final List<Step> steps = new ArrayList<>();
    private final XAResource real;
    private final Interference interference;

    WatchedResource(XAResource real, Interference interference) {
        this.real = real;
        this.interference = interference;
    }

    static XAException failure(int code) {
        XAException failure = new XAException("by the test");
        failure.errorCode = code;
        return failure;
    }

    private void step(Step step, Xid xid) throws XAException {
        steps.add(step);
        interference.before(step, xid);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        step(Step.PREPARE, xid);
        return real.prepare(xid);
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        step(onePhase ? Step.ONE_PHASE : Step.COMMIT, xid);
        real.commit(xid, onePhase);
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        step(Step.ROLLBACK, xid);
        real.rollback(xid);
    }

    @Override
    public void forget(Xid xid) throws XAException {
        step(Step.FORGET, xid);
        real.forget(xid);
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        real.start(xid, flags);
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        real.end(xid, flags);
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        return real.recover(flags);
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return real.isSameRM(other instanceof WatchedResource watched ? watched.real : other);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return real.getTransactionTimeout();
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return real.setTransactionTimeout(seconds);
    }
}

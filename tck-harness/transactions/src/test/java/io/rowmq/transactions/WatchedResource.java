package io.rowmq.transactions;

import io.rowmq.resources.DelegatingResource;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that records which steps it was asked for, and lets the test interfere before each. */
final class WatchedResource extends DelegatingResource {

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
    private final Interference interference;

    WatchedResource(XAResource real, Interference interference) {
        super(real);
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
        return super.prepare(xid);
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        step(onePhase ? Step.ONE_PHASE : Step.COMMIT, xid);
        super.commit(xid, onePhase);
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        step(Step.ROLLBACK, xid);
        super.rollback(xid);
    }

    @Override
    public void forget(Xid xid) throws XAException {
        step(Step.FORGET, xid);
        super.forget(xid);
    }
}

package io.rowmq.samples.xa;

import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A resource in whose hands the JVM dies, in the third transaction. Only the sample needs it; an application enlists
 * what it gets from its session and its data source.
 *
 * @param real does the work
 * @param last whether it is prepared after the other one
 * @param death when to die
 * @param transactions how many there were
 */
record MortalResource(XAResource real, boolean last, Death death, AtomicInteger transactions) implements XAResource {

    private static final int FATAL = 3;

    MortalResource(XAResource real, boolean last, Death death) {
        this(real, last, death, new AtomicInteger());
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        transactions.incrementAndGet();
        real.start(xid, flags);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        int vote = real.prepare(xid);
        if (last && death == Death.BEFORE_THE_DECISION && transactions.get() == FATAL) {
            death.die();
        }
        return vote;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        if (death == Death.AFTER_THE_DECISION && transactions.get() == FATAL) {
            death.die();
        }
        real.commit(xid, onePhase);
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        real.end(xid, flags);
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        real.rollback(xid);
    }

    @Override
    public void forget(Xid xid) throws XAException {
        real.forget(xid);
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        return real.recover(flags);
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
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

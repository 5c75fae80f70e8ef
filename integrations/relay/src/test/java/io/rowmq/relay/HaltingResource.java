package io.rowmq.relay;

import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A resource that ends the JVM, without any shutdown, at a point. No dynamic proxy, which the transaction manager would
 * take for serializable.
 *
 * @param real what it stands for
 * @param side which of the two it is
 * @param point where the JVM ends: "source" or "target", "prepare" or "commit", "before" or "after"
 * @param left how often the point is still passed before
 */
record HaltingResource(XAResource real, String side, String point, AtomicInteger left) implements XAResource {

    /** How a JVM that ended by force ends. */
    static final int KILLED = 137;

    private void pass(String here) {
        if (point.equals(side + " " + here) && left.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        pass("prepare before");
        int vote = real.prepare(xid);
        pass("prepare after");
        return vote;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        pass("commit before");
        real.commit(xid, onePhase);
        pass("commit after");
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        real.rollback(xid);
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
    public void forget(Xid xid) throws XAException {
        real.forget(xid);
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        return real.recover(flags);
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return real.isSameRM(other instanceof HaltingResource halting ? halting.real : other);
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

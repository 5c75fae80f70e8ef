package io.rowmq.resources;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that takes part in both phases, so that there are two, and has nothing to do in any of them. */
public class IdleResource implements XAResource {

    @Override
    public void start(Xid xid, int flags) {
        // has no work
    }

    @Override
    public void end(Xid xid, int flags) {
        // has no work
    }

    /** Can be overridden to refuse. */
    @Override
    public int prepare(Xid xid) throws XAException {
        return XA_OK;
    }

    /** Can be overridden to refuse. */
    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        // has no work
    }

    @Override
    public void rollback(Xid xid) {
        // has no work
    }

    @Override
    public void forget(Xid xid) {
        // there are no heuristic outcomes
    }

    @Override
    public Xid[] recover(int flags) {
        return new Xid[0];
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }
}

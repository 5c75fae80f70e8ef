package io.rowmq.benchmarks.raw;

import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that takes part in both phases, so that there are two, and has nothing to do in any of them. */
final class NothingToStore implements XAResource {

    @Override
    public int prepare(Xid xid) {
        return XA_OK;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) {
        // There is nothing that could be committed.
    }

    @Override
    public void rollback(Xid xid) {
        // There is nothing that could be rolled back.
    }

    @Override
    public void start(Xid xid, int flags) {
        // Numbers do not belong to branches.
    }

    @Override
    public void end(Xid xid, int flags) {
        // Numbers do not belong to branches.
    }

    @Override
    public void forget(Xid xid) {
        // There are no heuristic outcomes.
    }

    @Override
    public Xid[] recover(int flag) {
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

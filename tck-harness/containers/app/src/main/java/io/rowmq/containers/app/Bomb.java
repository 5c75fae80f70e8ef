package io.rowmq.containers.app;

import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Kills the server when the transaction manager has decided to commit, before any other resource is told. */
final class Bomb implements XAResource {

    private static final int KILLED = 137;

    @Override
    public void commit(Xid xid, boolean onePhase) {
        Runtime.getRuntime().halt(KILLED);
    }

    @Override
    public int prepare(Xid xid) {
        return XA_OK;
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public Xid[] recover(int flags) {
        return new Xid[0];
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }

    @Override
    public void start(Xid xid, int flags) {
        // It only waits for the second phase.
    }

    @Override
    public void end(Xid xid, int flags) {
        // It only waits for the second phase.
    }

    @Override
    public void rollback(Xid xid) {
        // Nothing was done.
    }

    @Override
    public void forget(Xid xid) {
        // Nothing is kept.
    }
}

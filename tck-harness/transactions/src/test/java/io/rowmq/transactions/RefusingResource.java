package io.rowmq.transactions;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that takes part in everything and then refuses to prepare. */
final class RefusingResource implements XAResource {

    @Override
    public void start(Xid xid, int flags) {
        // nothing to do
    }

    @Override
    public void end(Xid xid, int flags) {
        // nothing to do
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        throw WatchedResource.failure(XAException.XA_RBROLLBACK);
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        throw WatchedResource.failure(XAException.XA_RBROLLBACK);
    }

    @Override
    public void rollback(Xid xid) {
        // nothing to do
    }

    @Override
    public void forget(Xid xid) {
        // nothing to do
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

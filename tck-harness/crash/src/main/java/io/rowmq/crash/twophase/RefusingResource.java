package io.rowmq.crash.twophase;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A third resource, which refuses to prepare when the others have prepared, so that they are rolled back. */
final class RefusingResource implements XAResource {

    private static XAException refusal() {
        XAException refusal = new XAException("refused, as planned");
        refusal.errorCode = XAException.XA_RBROLLBACK;
        return refusal;
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        throw refusal();
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        throw refusal();
    }

    @Override
    public void start(Xid xid, int flags) {
        // has no work
    }

    @Override
    public void end(Xid xid, int flags) {
        // has no work
    }

    @Override
    public void rollback(Xid xid) {
        // has no work
    }

    @Override
    public void forget(Xid xid) {
        // has no work
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

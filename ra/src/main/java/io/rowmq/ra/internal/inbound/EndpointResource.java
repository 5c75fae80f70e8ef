package io.rowmq.ra.internal.inbound;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * The XA resource of an endpoint, which notes whether its transaction was rolled back: a bean need not throw for that.
 */
final class EndpointResource implements XAResource {

    private final XAResource session;
    private volatile boolean rolledBack;

    EndpointResource(XAResource session) {
        this.session = session;
    }

    /** The next delivery begins. */
    void forget() {
        rolledBack = false;
    }

    boolean rolledBack() {
        return rolledBack;
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        rolledBack = true;
        session.rollback(xid);
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        session.start(xid, flags);
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        session.end(xid, flags);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return session.prepare(xid);
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        session.commit(xid, onePhase);
    }

    @Override
    public void forget(Xid xid) throws XAException {
        session.forget(xid);
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        return session.recover(flags);
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return session.isSameRM(other instanceof EndpointResource endpoint ? endpoint.session : other);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return session.getTransactionTimeout();
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return session.setTransactionTimeout(seconds);
    }
}

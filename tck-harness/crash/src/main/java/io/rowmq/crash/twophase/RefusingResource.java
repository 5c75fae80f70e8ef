package io.rowmq.crash.twophase;

import io.rowmq.resources.IdleResource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;

/** A third resource, which refuses to prepare when the others have prepared, so that they are rolled back. */
final class RefusingResource extends IdleResource {

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
}

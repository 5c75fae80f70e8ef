package io.rowmq.transactions;

import io.rowmq.resources.IdleResource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;

/** A resource that takes part in everything and then refuses to prepare. */
final class RefusingResource extends IdleResource {

    @Override
    public int prepare(Xid xid) throws XAException {
        throw WatchedResource.failure(XAException.XA_RBROLLBACK);
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        throw WatchedResource.failure(XAException.XA_RBROLLBACK);
    }
}

package io.rowmq.ra.internal.outbound;

import io.rowmq.ra.internal.Problems;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.LocalTransactionException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The local transaction of a managed connection: a branch that nobody else has a part in, committed in one phase. So
 * what an application made of a session before the transaction began belongs to it as well.
 */
final class LocalUnit implements LocalTransaction {

    private final XAResource resource;
    private @Nullable Xid begun;

    LocalUnit(XAResource resource) {
        this.resource = resource;
    }

    @Override
    public void begin() throws ResourceException {
        if (begun != null) {
            throw new LocalTransactionException("A local transaction has begun already; end it first");
        }
        Xid xid = LocalXid.unique();
        try {
            resource.start(xid, XAResource.TMNOFLAGS);
        } catch (XAException e) {
            throw Problems.resource("No local transaction can begin", e);
        }
        begun = xid;
    }

    @Override
    public void commit() throws ResourceException {
        end("committed", this::commit);
    }

    private void commit(Xid xid) throws XAException {
        try {
            resource.end(xid, XAResource.TMSUCCESS);
        } catch (XAException e) {
            // It can only be rolled back, and nobody else does that.
            forgo(xid, e);
            throw e;
        }
        resource.commit(xid, true);
    }

    private void forgo(Xid xid, XAException reason) {
        try {
            resource.rollback(xid);
        } catch (XAException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void rollback() throws ResourceException {
        end("rolled back", this::rollback);
    }

    private void rollback(Xid xid) throws XAException {
        resource.end(xid, XAResource.TMFAIL);
        resource.rollback(xid);
    }

    private interface End {
        void end(Xid xid) throws XAException;
    }

    private void end(String how, End end) throws ResourceException {
        Xid xid = begun;
        if (xid == null) {
            throw new LocalTransactionException("No local transaction has begun, so none can be " + how);
        }
        begun = null;
        try {
            end.end(xid);
        } catch (XAException e) {
            throw Problems.resource("The local transaction cannot be " + how, e);
        }
    }

    /** Whatever has begun does not happen. */
    void reset() throws ResourceException {
        if (begun != null) {
            rollback();
        }
    }
}

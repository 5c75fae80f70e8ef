package io.rowmq.internal.client;

import io.rowmq.internal.engine.Branches;
import io.rowmq.internal.engine.Enlistment;
import io.rowmq.spi.BranchId;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The XA resource of one session. All but {@code start} works after the session was closed, because the transaction
 * manager decides later what becomes of its work.
 */
final class BranchResource implements XAResource {

    private final Branches branches;
    private final Enlistment enlistment;
    private final BooleanSupplier open;
    private volatile int timeoutSeconds;
    private boolean scanning;

    BranchResource(Branches branches, Enlistment enlistment, BooleanSupplier open) {
        this.branches = branches;
        this.enlistment = enlistment;
        this.open = open;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        BranchId id = id(xid);
        if (!open.getAsBoolean()) {
            throw failure(XAException.XAER_RMFAIL, "The session is closed, it cannot work in " + id);
        }
        enlistment.start(id, flags, Duration.ofSeconds(timeoutSeconds));
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        enlistment.end(id(xid), flags);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return branches.prepare(id(xid));
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        branches.commit(id(xid), onePhase);
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        branches.rollback(id(xid));
    }

    @Override
    public void forget(Xid xid) throws XAException {
        branches.forget(id(xid));
    }

    /** All branches come at the start of a scan. */
    @Override
    public synchronized Xid[] recover(int flags) throws XAException {
        if ((flags & ~(TMSTARTRSCAN | TMENDRSCAN)) != 0) {
            throw failure(
                    XAException.XAER_INVAL,
                    "recover takes TMSTARTRSCAN, TMENDRSCAN, both or TMNOFLAGS, not 0x" + Integer.toHexString(flags));
        }
        boolean starts = (flags & TMSTARTRSCAN) != 0;
        if (!starts && !scanning) {
            throw failure(XAException.XAER_INVAL, "There is no scan to go on with; begin one with TMSTARTRSCAN");
        }
        Xid[] found = starts ? branches.recover().stream().map(BranchId::xid).toArray(Xid[]::new) : new Xid[0];
        scanning = (flags & TMENDRSCAN) == 0;
        return found;
    }

    @Override
    public boolean isSameRM(@Nullable XAResource other) {
        return other instanceof BranchResource resource && resource.branches == branches;
    }

    @Override
    public int getTransactionTimeout() {
        return timeoutSeconds;
    }

    /** Holds for the branches started from now on; 0, the default, means without limit. */
    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        if (seconds < 0) {
            throw failure(XAException.XAER_INVAL, "A timeout of " + seconds + " s is not possible; 0 means none");
        }
        timeoutSeconds = seconds;
        return true;
    }

    private static BranchId id(@Nullable Xid xid) throws XAException {
        if (xid == null) {
            throw failure(XAException.XAER_INVAL, "The Xid is null");
        }
        try {
            return BranchId.of(xid);
        } catch (IllegalArgumentException e) {
            throw failure(XAException.XAER_INVAL, "The Xid " + xid + " cannot be used: " + e.getMessage());
        }
    }

    private static XAException failure(int code, String message) {
        XAException failure = new XAException(message);
        failure.errorCode = code;
        return failure;
    }
}

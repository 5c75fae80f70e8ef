package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import jakarta.jms.JMSException;
import java.time.Duration;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** Which branch one session works in. */
final class SessionEnlistment implements Enlistment {

    private final BranchRegistry registry;
    private volatile @Nullable SessionAssociation association;
    private volatile @Nullable Lost lost;

    /** A branch that was taken from under the session's thread. */
    private record Lost(BranchId id, int doom) {}

    SessionEnlistment(BranchRegistry registry) {
        this.registry = registry;
    }

    @Nullable SessionAssociation association() {
        return association;
    }

    @Override
    public synchronized void start(BranchId id, int flags, Duration timeout) throws XAException {
        SessionAssociation present = association;
        if (present != null) {
            throw XaFailures.of(
                    XAException.XAER_PROTO,
                    "The session works in branch " + present.branch().id + " and cannot start " + id
                            + " before it has ended or suspended that");
        }
        Branch branch = switch (flags) {
            case XAResource.TMNOFLAGS -> registry.begin(id, this, timeout);
            case XAResource.TMJOIN -> registry.join(id, this);
            case XAResource.TMRESUME -> registry.resume(id, this);
            default ->
                throw XaFailures.of(
                        XAException.XAER_INVAL,
                        "start takes TMNOFLAGS, TMJOIN or TMRESUME, not 0x" + Integer.toHexString(flags));
        };
        lost = null;
        association = new SessionAssociation(this, branch, Thread.currentThread());
    }

    @Override
    public synchronized void end(BranchId id, int flags) throws XAException {
        if (flags != XAResource.TMSUCCESS && flags != XAResource.TMFAIL && flags != XAResource.TMSUSPEND) {
            throw XaFailures.of(
                    XAException.XAER_INVAL,
                    "end takes TMSUCCESS, TMFAIL or TMSUSPEND, not 0x" + Integer.toHexString(flags));
        }
        Branch branch = registry.known(id);
        int doom = branch.end(this, flags);
        SessionAssociation present = association;
        if (present != null && present.branch() == branch) {
            if (doom != 0 && present.starter() != Thread.currentThread()) {
                lost = new Lost(id, doom);
            }
            association = null;
        }
        if (doom != 0 && flags != XAResource.TMFAIL) {
            throw XaFailures.of(doom, Attendance.lost(id, doom).getMessage());
        }
    }

    @Override
    public synchronized void forgetLoss() {
        lost = null;
    }

    @Override
    public Object holder() {
        SessionAssociation present = association;
        return present == null ? this : present.branch();
    }

    @Override
    public @Nullable Association current() throws JMSException {
        Association present = association;
        Lost taken = lost;
        if (present == null && taken != null) {
            throw Attendance.lost(taken.id(), taken.doom());
        }
        return present;
    }
}

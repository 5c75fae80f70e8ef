package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import jakarta.jms.TransactionRolledBackException;
import java.util.HashSet;
import java.util.Set;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

/** Which sessions take part in a branch, and whether it can only be rolled back. Guarded by the lock of its branch. */
final class Attendance {

    private final BranchId id;
    private final Set<SessionEnlistment> associated = new HashSet<>();
    private final Set<SessionEnlistment> suspended = new HashSet<>();
    private int doom;

    Attendance(BranchId id) {
        this.id = id;
    }

    /** The code {@code XA_RB…} that says why the branch can only be rolled back, 0 if it need not be. */
    int doom() {
        return doom;
    }

    void doom(int code) {
        doom = code;
    }

    /** The first session of a new branch. */
    void begin(SessionEnlistment session) {
        associated.add(session);
    }

    void join(SessionEnlistment session) throws XAException {
        if (associated.contains(session) || suspended.contains(session)) {
            throw XaFailures.protocol(id, "joined by a session that has not ended its work in it");
        }
        requireNoDoom();
        associated.add(session);
    }

    void resume(SessionEnlistment session) throws XAException {
        if (!suspended.contains(session)) {
            throw XaFailures.protocol(id, "resumed by a session that has not suspended it");
        }
        requireNoDoom();
        suspended.remove(session);
        associated.add(session);
    }

    void end(SessionEnlistment session, int flags) throws XAException {
        boolean suspends = flags == XAResource.TMSUSPEND;
        boolean left = associated.remove(session) || !suspends && suspended.remove(session);
        if (!left) {
            throw XaFailures.protocol(id, "ended by a session that does not work in it");
        }
        if (flags == XAResource.TMFAIL && doom == 0) {
            doom = XAException.XA_RBROLLBACK;
        }
        if (suspends && doom == 0) {
            suspended.add(session);
        }
    }

    void requireNoDoom() throws XAException {
        if (doom != 0) {
            throw doomed();
        }
    }

    /** What a transaction manager is told of a branch that is lost. */
    XAException doomed() {
        return XaFailures.of(doom, lost(id, doom).getMessage());
    }

    /** What a session is told that goes on in such a branch. */
    static TransactionRolledBackException lost(BranchId id, int doom) {
        return new TransactionRolledBackException(
                "The transaction " + id + (doom == XAException.XA_RBTIMEOUT ? " has timed out" : " has failed")
                        + " and is rolled back; end it and begin another",
                "ROWMQ-ROLLED-BACK");
    }

    void requireNobody(String what) throws XAException {
        int left = associated.size() + suspended.size();
        if (left > 0) {
            throw XaFailures.protocol(id, what + ", but " + left + " session(s) have not ended their work in it");
        }
    }
}

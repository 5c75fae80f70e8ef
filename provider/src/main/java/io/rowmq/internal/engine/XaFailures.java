package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchRow;
import javax.transaction.xa.XAException;

/** What a transaction manager is told when a call is refused or fails: a code for it, and a sentence for people. */
final class XaFailures {

    private XaFailures() {}

    static XAException of(int code, String message) {
        XAException failure = new XAException(message);
        failure.errorCode = code;
        return failure;
    }

    static XAException of(int code, String message, Throwable cause) {
        XAException failure = of(code, message + ": " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    static XAException unknown(BranchId id) {
        return of(
                XAException.XAER_NOTA,
                "There is no branch " + id + ": it was never started here, or is finished, or ended with its JVM before"
                        + " it was prepared");
    }

    /** A call that is not allowed in the state the branch is in. */
    static XAException protocol(BranchId id, String what) {
        return of(XAException.XAER_PROTO, "Branch " + id + " cannot be " + what);
    }

    /** A branch that an operator has finished. */
    static XAException heuristic(BranchRow row) {
        boolean committed = row.state() == BranchRow.State.HEURISTIC_COMMIT;
        return of(
                committed ? XAException.XA_HEURCOM : XAException.XA_HEURRB,
                "Branch " + row.id() + " has been " + (committed ? "committed" : "rolled back")
                        + " by an operator already; forget it");
    }
}

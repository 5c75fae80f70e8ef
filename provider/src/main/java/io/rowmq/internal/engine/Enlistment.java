package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import jakarta.jms.JMSException;
import java.time.Duration;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** One session's part in branches: in which it works, and which it has suspended. May be used by any thread. */
public interface Enlistment {

    /**
     * The session's work belongs to the branch from now on.
     *
     * @param flags {@code TMNOFLAGS} for a new branch, {@code TMJOIN} for one that another session has started,
     *     {@code TMRESUME} for one that this session has suspended
     * @param timeout how long a new branch may take until it is prepared; zero for any time
     */
    void start(BranchId id, int flags, Duration timeout) throws XAException;

    /**
     * The session's work does not belong to the branch any more.
     *
     * @param flags {@code TMSUCCESS}; {@code TMFAIL}, after which the branch can only be rolled back;
     *     {@code TMSUSPEND}, after which it can be resumed
     */
    void end(BranchId id, int flags) throws XAException;

    /**
     * The branch that the session works in, null if it works outside of any.
     *
     * @throws jakarta.jms.TransactionRolledBackException if another thread has taken the session out of a branch that
     *     is rolled back, so that its thread still believes to be in a transaction; until the next {@link #start}
     */
    @Nullable Association current() throws JMSException;

    /** In whose hands is what the session receives now: the branch's, or its own outside of any. */
    Object holder();

    /** Whoever uses the session next knows nothing of a branch that was lost: {@link #current} does not speak of it. */
    void forgetLoss();
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchRow;
import jakarta.jms.JMSException;
import java.util.List;
import javax.transaction.xa.XAException;

/**
 * The engine as an XA resource manager. Who calls, from which session or thread, does not matter: a branch belongs to
 * the database. The exceptions carry the codes that JTA and the XA specification ask for; a call that is refused with
 * one of the codes {@code XAER_…} has changed nothing.
 */
public interface Branches {

    /** A session's way into branches. */
    Enlistment enlist();

    /**
     * Prepares a branch that all sessions have ended their work in.
     *
     * @return {@code XA_OK}, or {@code XA_RDONLY} if there was nothing to do, in which case the branch is over
     */
    int prepare(BranchId id) throws XAException;

    /**
     * Commits a branch: a prepared one, or in one phase one that all sessions have ended their work in. Committing
     * again what was committed is right for some time.
     */
    void commit(BranchId id, boolean onePhase) throws XAException;

    /** Rolls back a branch that is prepared or that all sessions have ended their work in. */
    void rollback(BranchId id) throws XAException;

    /** Forgets a branch that an operator has finished. */
    void forget(BranchId id) throws XAException;

    /** All branches that are prepared, or finished by an operator and not forgotten. */
    List<BranchId> recover() throws XAException;

    /** The same for operators: with their states and what they hold. */
    List<BranchRow> inDoubt() throws JMSException;

    /**
     * Finishes a prepared branch in place of its transaction manager, which will be told of it.
     *
     * @throws jakarta.jms.IllegalStateException if it is not prepared
     */
    void decide(BranchId id, boolean commit) throws JMSException;

    /**
     * Forgets a branch that an operator has finished, when there is no transaction manager that will do so.
     *
     * @throws jakarta.jms.IllegalStateException if no operator has finished it
     */
    void discard(BranchId id) throws JMSException;
}

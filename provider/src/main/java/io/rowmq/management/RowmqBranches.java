package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;

/**
 * The branches of global transactions in a database that are in doubt, for an operator; from
 * {@link io.rowmq.RowmqXAConnectionFactory#branches(String, String)}.
 *
 * <p>A transaction manager finishes its branches by itself, after a crash too, if it knows of the database (with
 * Narayana: {@code RowmqRecovery} of the module rowmq-narayana). Only if it never will, because its log is lost, or the
 * messages cannot wait for it, an operator decides in its place. Such a decision may differ from what happened to the
 * rest of the transaction; it stays recorded until the transaction manager has been told of it, by {@code XA_HEURCOM}
 * or {@code XA_HEURRB}, or an operator {@linkplain #forget forgets} it.
 *
 * <p>A change is durable when the method returns. Where there are users, each method throws a
 * {@link jakarta.jms.JMSSecurityException} if the administrator has ceased to be one. May be used by any thread.
 */
public interface RowmqBranches extends AutoCloseable {

    /**
     * The branches that are prepared, or that an operator has finished and nobody has forgotten, the oldest first.
     *
     * @throws JMSException if the database cannot be read
     */
    List<RowmqBranch> list() throws JMSException;

    /**
     * Commits a prepared branch in place of its transaction manager: what it sent is there, what it received is gone.
     *
     * @param id as in {@link RowmqBranch#id}
     * @throws jakarta.jms.IllegalStateException if there is no such branch, or it is not prepared
     * @throws JMSException if the database refuses, in which case the branch stays prepared
     */
    void commit(String id) throws JMSException;

    /**
     * Rolls a prepared branch back in place of its transaction manager: what it sent is gone, what it received comes
     * back.
     *
     * @param id as in {@link RowmqBranch#id}
     * @throws jakarta.jms.IllegalStateException if there is no such branch, or it is not prepared
     * @throws JMSException if the database refuses, in which case the branch stays prepared
     */
    void rollback(String id) throws JMSException;

    /**
     * Forgets a branch that an operator has finished, where no transaction manager will ask for it any more.
     *
     * @param id as in {@link RowmqBranch#id}
     * @throws jakarta.jms.IllegalStateException if there is no such branch, or no operator has finished it
     * @throws JMSException if the database refuses
     */
    void forget(String id) throws JMSException;

    /** Gives up the hold on the database. Does nothing the second time. */
    @Override
    void close();
}

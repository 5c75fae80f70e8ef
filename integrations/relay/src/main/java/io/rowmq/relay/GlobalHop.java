package io.rowmq.relay;

import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XASession;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;

/** One global transaction over both sides. */
final class GlobalHop extends Hop {

    private final TransactionManager transactions;
    private final XAConnection sourceConnection;
    private final XAConnection targetConnection;
    private final XASession source;
    private final XASession target;

    private GlobalHop(
            Route route,
            TransactionManager transactions,
            XAConnection sourceConnection,
            XAConnection targetConnection,
            XASession source,
            XASession target)
            throws JMSException {
        super(route, source, target);
        this.transactions = transactions;
        this.sourceConnection = sourceConnection;
        this.targetConnection = targetConnection;
        this.source = source;
        this.target = target;
    }

    static Hop open(Route route, TransactionManager transactions) throws JMSException {
        XAConnection to = ((XAConnectionFactory) route.to().factory()).createXAConnection();
        try {
            XAConnection from = ((XAConnectionFactory) route.from().factory()).createXAConnection();
            try {
                Hop hop = new GlobalHop(route, transactions, from, to, from.createXASession(), to.createXASession());
                from.start();
                return hop;
            } catch (JMSException | RuntimeException failure) {
                Closing.after(failure, from);
                throw failure;
            }
        } catch (JMSException | RuntimeException failure) {
            Closing.after(failure, to);
            throw failure;
        }
    }

    @Override
    void begin() throws NotSupportedException, SystemException, RollbackException {
        transactions.begin();
        Transaction transaction = transactions.getTransaction();
        transaction.enlistResource(source.getXAResource());
        transaction.enlistResource(target.getXAResource());
    }

    @Override
    void commit() throws Exception {
        transactions.commit();
    }

    @Override
    void rollback() throws SystemException {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transactions.rollback();
        }
    }

    @Override
    public void close() throws JMSException {
        Closing.both(sourceConnection, targetConnection);
    }
}

package io.rowmq.internal.client;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TopicSession;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.XAQueueSession;
import jakarta.jms.XATopicSession;
import java.sql.Connection;
import javax.transaction.xa.XAResource;

/** A session whose transactions are a transaction manager's (Jakarta Messaging 3.1, section 11.2). */
final class XaSession extends StoreSession implements XAQueueSession, XATopicSession {

    private final GlobalTransaction transaction;
    private final BranchResource resource;

    XaSession(StoreConnection connection, Domain domain) {
        this(connection, domain, new GlobalTransaction(connection.engine(), connection::origin));
    }

    private XaSession(StoreConnection connection, Domain domain, GlobalTransaction transaction) {
        super(connection, SessionMode.TRANSACTED, domain, transaction, transaction);
        this.transaction = transaction;
        this.resource = new BranchResource(connection.engine().branches(), transaction.enlistment(), this::isOpen);
    }

    GlobalTransaction transaction() {
        return transaction;
    }

    @Override
    Object holder() {
        return transaction.enlistment().holder();
    }

    @Override
    public XAResource getXAResource() {
        return resource;
    }

    @Override
    public Session getSession() throws JMSException {
        checkOpen();
        return this;
    }

    @Override
    public QueueSession getQueueSession() throws JMSException {
        checkOpen();
        return this;
    }

    @Override
    public TopicSession getTopicSession() throws JMSException {
        checkOpen();
        return this;
    }

    @Override
    public void commit() throws JMSException {
        throw notYours("commit");
    }

    @Override
    public void rollback() throws JMSException {
        throw notYours("rollback");
    }

    private JMSException notYours(String method) throws JMSException {
        checkOpen();
        return new TransactionInProgressException(
                "The transactions of an XA session are the transaction manager's: call " + method
                        + " there, or use createSession(true, SESSION_TRANSACTED) for local ones",
                "ROWMQ-XA");
    }

    @Override
    public Connection getJdbcConnection() throws JMSException {
        checkOpen();
        throw new IllegalStateException(
                "An XA session has no JDBC connection of its own: enlist an XA data source in the same transaction, or"
                        + " use createSession(true, SESSION_TRANSACTED), which commits messages and rows without XA",
                "ROWMQ-XA");
    }
}

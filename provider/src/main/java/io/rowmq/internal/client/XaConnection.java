package io.rowmq.internal.client;

import io.rowmq.internal.engine.Messaging;
import jakarta.jms.JMSException;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XAQueueConnection;
import jakarta.jms.XASession;
import jakarta.jms.XATopicConnection;

/** A connection whose sessions can take part in global transactions; it has ordinary ones too. */
public final class XaConnection extends StoreConnection implements XAQueueConnection, XATopicConnection {

    /**
     * Opens a connection for both domains.
     *
     * @param engine the engine
     * @param settings what the factory says
     * @param onClose called once the connection has been closed
     * @throws jakarta.jms.InvalidClientIDException if another connection uses the configured client identifier
     * @throws JMSException if the engine is closed
     */
    public XaConnection(Messaging engine, ConnectionSettings settings, Runnable onClose) throws JMSException {
        this(engine, settings, onClose, Domain.ANY);
    }

    private XaConnection(Messaging engine, ConnectionSettings settings, Runnable onClose, Domain domain)
            throws JMSException {
        super(engine, settings, onClose, domain);
    }

    /**
     * Opens a connection that refuses what belongs to topics (Jakarta Messaging 3.1, table 9-1).
     *
     * @param engine the engine
     * @param settings what the factory says
     * @param onClose called once the connection has been closed
     * @return the connection
     * @throws jakarta.jms.InvalidClientIDException if another connection uses the configured client identifier
     * @throws JMSException if the engine is closed
     */
    public static XAQueueConnection xaForQueues(Messaging engine, ConnectionSettings settings, Runnable onClose)
            throws JMSException {
        return new XaConnection(engine, settings, onClose, Domain.QUEUE);
    }

    @Override
    public XaSession createXASession() throws JMSException {
        return xaSession(Domain.ANY);
    }

    @Override
    public XaSession createXAQueueSession() throws JMSException {
        return xaSession(Domain.QUEUE);
    }

    @Override
    public XaSession createXATopicSession() throws JMSException {
        return xaSession(Domain.TOPIC);
    }

    private XaSession xaSession(Domain domain) throws JMSException {
        checkOpen();
        used();
        return openXa(domain);
    }

    XaSession openXa(Domain domain) throws JMSException {
        return open(() -> new XaSession(this, domain));
    }

    /**
     * Whether a session works in a transaction at the moment.
     *
     * @param session an XA session of RowMQ
     * @return whether what it sends and receives now belongs to a transaction
     * @throws jakarta.jms.TransactionRolledBackException if its transaction was taken from it, for example because it
     *     has timed out
     */
    public static boolean inTransaction(XASession session) throws JMSException {
        return ((XaSession) session).transaction().enlistment().current() != null;
    }

    /**
     * Gives a session to another user, who knows nothing of a transaction that the last one has lost.
     *
     * @param session an XA session of RowMQ
     */
    public static void handOver(XASession session) {
        ((XaSession) session).transaction().enlistment().forgetLoss();
    }

    /**
     * Makes a context for global transactions, to which this connection then belongs.
     *
     * @return the context
     */
    public XAJMSContext createXaContext() {
        return XaContext.first(this);
    }
}

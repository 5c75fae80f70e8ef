package io.rowmq.ra.internal.outbound;

import io.rowmq.internal.client.StoreConnection;
import io.rowmq.internal.client.Unchecked;
import io.rowmq.ra.internal.Login;
import io.rowmq.ra.internal.Problems;
import io.rowmq.ra.internal.outbound.HandleKind.Domain;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.Serial;
import java.io.Serializable;
import javax.naming.NamingException;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/** The connection factory that applications find in JNDI: its connections come from the server's pool. */
public final class FactoryHandle
        implements ConnectionFactory, QueueConnectionFactory, TopicConnectionFactory, Referenceable, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Source source;

    @SuppressWarnings("serial") // a server whose manager cannot be serialised binds the reference
    private final @Nullable ConnectionManager manager;

    private @Nullable Reference reference;

    /**
     * A factory.
     *
     * @param source what it is configured with
     * @param manager the server's pool; null without a server, and then nothing is restricted
     */
    public FactoryHandle(Source source, @Nullable ConnectionManager manager) {
        this.source = source;
        this.manager = manager;
    }

    /** What it is configured with, for endpoints that name this factory. */
    public Source source() {
        return source;
    }

    private ConnectionHandle handle(@Nullable String user, @Nullable String password, Domain domain)
            throws JMSException {
        if (manager == null) {
            throw new IllegalStateException("without a server there are no handles");
        }
        try {
            ConnectionHandle handle =
                    (ConnectionHandle) manager.allocateConnection(source, new Logins.Named(user, password));
            handle.opened(manager, domain);
            return handle;
        } catch (ResourceException e) {
            throw Problems.messaging(e);
        }
    }

    private StoreConnection unmanaged(@Nullable String user, @Nullable String password) throws JMSException {
        Login login = Logins.wanted(source, null, new Logins.Named(user, password));
        try {
            return (StoreConnection) source.connect(login);
        } catch (ResourceException e) {
            throw Problems.messaging(e);
        }
    }

    @Override
    public Connection createConnection() throws JMSException {
        return createConnection(null, null);
    }

    @Override
    public Connection createConnection(@Nullable String user, @Nullable String password) throws JMSException {
        return manager == null ? unmanaged(user, password) : handle(user, password, Domain.ANY);
    }

    @Override
    public QueueConnection createQueueConnection() throws JMSException {
        return createQueueConnection(null, null);
    }

    @Override
    public QueueConnection createQueueConnection(@Nullable String user, @Nullable String password) throws JMSException {
        return manager == null ? unmanaged(user, password) : handle(user, password, Domain.QUEUE);
    }

    @Override
    public TopicConnection createTopicConnection() throws JMSException {
        return createTopicConnection(null, null);
    }

    @Override
    public TopicConnection createTopicConnection(@Nullable String user, @Nullable String password) throws JMSException {
        return manager == null ? unmanaged(user, password) : handle(user, password, Domain.TOPIC);
    }

    @Override
    public JMSContext createContext() {
        return createContext(null, null);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        return createContext(null, null, sessionMode);
    }

    @Override
    public JMSContext createContext(@Nullable String user, @Nullable String password) {
        return createContext(user, password, JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(@Nullable String user, @Nullable String password, int sessionMode) {
        if (manager == null) {
            return Unchecked.call(() -> unmanaged(user, password)).createContext(sessionMode);
        }
        return Unchecked.call(() -> handle(user, password, Domain.ANY).context());
    }

    @Override
    public void setReference(Reference newReference) {
        reference = newReference;
    }

    /** The reference that the server set. */
    @Override
    public Reference getReference() throws NamingException {
        if (reference == null) {
            throw new NamingException("The server has not set a reference on this connection factory");
        }
        return reference;
    }

    @Override
    public String toString() {
        return source.toString();
    }
}

package io.rowmq.ra.internal.outbound;

import io.rowmq.internal.client.StoreContext;
import io.rowmq.ra.internal.Problems;
import io.rowmq.ra.internal.outbound.HandleKind.Domain;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.LazyEnlistableConnectionManager;
import org.jspecify.annotations.Nullable;

/**
 * What an application has of a managed connection, until it closes it. Longer than other classes because its interface
 * is wide, though most of it is not for applications in a server.
 *
 * <p>Public and not final, with public methods for whoever has it from a server: OpenEJB, the container of TomEE, gives
 * applications an object of a class that it derives from this one at run time, to notice connections that are never
 * closed. That object has no state of its own. It passes public methods on to the real handle, by reflection from
 * another package, and every other method would see nothing but nulls.
 */
public class ConnectionHandle implements QueueConnection, TopicConnection {

    private ManagedLink link;
    private @Nullable ConnectionManager manager;
    private Domain domain = Domain.ANY;
    private boolean closed;
    private @Nullable Scope session;

    ConnectionHandle(ManagedLink link) {
        this.link = link;
    }

    /** What the factory knows of it. */
    public void opened(ConnectionManager newManager, Domain newDomain) {
        manager = newManager;
        domain = newDomain;
    }

    Domain domain() {
        return domain;
    }

    /** Another managed connection takes the place of the present one. */
    void move(ManagedLink to) throws ResourceException {
        if (session != null) {
            throw new jakarta.resource.spi.IllegalStateException(
                    "A connection handle with an open session cannot be moved to another managed connection");
        }
        link.left(this);
        link = to;
    }

    void checkOpen() throws JMSException {
        if (closed) {
            throw new IllegalStateException("The connection is closed; create a new one", "ROWMQ-CLOSED");
        }
    }

    /** Lets the server take the connection into the transaction of the thread, if it has left that until now. */
    void enlist() throws JMSException {
        if (manager instanceof LazyEnlistableConnectionManager lazy) {
            try {
                lazy.lazyEnlist(link);
            } catch (ResourceException e) {
                throw Problems.messaging(e);
            }
        }
    }

    /** A call to RowMQ threw this. */
    void failed(Throwable failure) {
        link.failed(failure);
    }

    // ---- sessions

    private Object session() throws JMSException {
        checkOpen();
        if (session != null) {
            throw new IllegalStateException("This connection has an open session already, and an application in a"
                    + " Jakarta EE server can have one (Jakarta Messaging, section 12.4); create another connection");
        }
        session = new Scope(this, link);
        return Handle.of(link.session(), HandleKind.SESSION, session);
    }

    @Override
    public QueueSession createSession() throws JMSException {
        return (QueueSession) session();
    }

    /** In a server the transaction decides, not the arguments. */
    @Override
    public QueueSession createSession(int sessionMode) throws JMSException {
        return createSession();
    }

    /** In a server the transaction decides, not the arguments. */
    @Override
    public QueueSession createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return createSession();
    }

    @Override
    public QueueSession createQueueSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return createSession();
    }

    @Override
    public TopicSession createTopicSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return (TopicSession) session();
    }

    /** A context on this connection, which ends with it. */
    public JMSContext context() throws JMSException {
        checkOpen();
        session = new Scope(this, link);
        return (JMSContext) Handle.of(StoreContext.on(link.connection(), link.session()), HandleKind.CONTEXT, session);
    }

    /** The application has closed its session. */
    void endSession() throws JMSException {
        Scope ending = session;
        session = null;
        if (ending != null) {
            ending.end();
        }
    }

    // ---- the connection

    @Override
    public void start() throws JMSException {
        checkOpen();
        link.connection().start();
    }

    @Override
    public @Nullable String getClientID() throws JMSException {
        checkOpen();
        return link.connection().getClientID();
    }

    @Override
    public ConnectionMetaData getMetaData() throws JMSException {
        checkOpen();
        return link.connection().getMetaData();
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() throws JMSException {
        checkOpen();
        return null;
    }

    @Override
    public void close() throws JMSException {
        if (!closed) {
            closed = true;
            try {
                endSession();
            } finally {
                link.closed(this);
            }
        }
    }

    /** The server ends it: nobody is to be told. */
    void end() throws JMSException {
        if (!closed) {
            closed = true;
            endSession();
        }
    }

    // ---- not for applications in a server

    private JMSException refused(String method) throws JMSException {
        checkOpen();
        return HandleKind.restricted("Connection." + method);
    }

    @Override
    public void setClientID(String clientId) throws JMSException {
        throw refused("setClientID");
    }

    @Override
    public void setExceptionListener(ExceptionListener listener) throws JMSException {
        throw refused("setExceptionListener");
    }

    @Override
    public void stop() throws JMSException {
        throw refused("stop");
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Destination destination, String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        throw refused("createConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Queue queue, String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        throw refused("createConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Topic topic, String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        throw refused("createConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        throw refused("createSharedConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        throw refused("createDurableConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        throw refused("createSharedDurableConnectionConsumer");
    }
}

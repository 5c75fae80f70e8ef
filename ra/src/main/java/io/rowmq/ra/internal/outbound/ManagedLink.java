package io.rowmq.ra.internal.outbound;

import io.rowmq.internal.client.XaConnection;
import io.rowmq.ra.internal.Login;
import io.rowmq.ra.internal.Problems;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LazyEnlistableManagedConnection;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A connection in a server's pool, with the handles that applications have of it at the moment. */
public final class ManagedLink implements ManagedConnection, LazyEnlistableManagedConnection {

    private final Source source;
    private final Login login;
    private final XAConnection connection;
    private final XASession session;
    private final LocalUnit local;
    private final Set<ConnectionHandle> handles = ConcurrentHashMap.newKeySet();
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Destination> temporary = new ArrayList<>();
    private final AtomicBoolean reported = new AtomicBoolean();
    private @Nullable PrintWriter log;

    /**
     * Connects.
     *
     * @throws ResourceException if there is no connection for the login
     */
    public ManagedLink(Source source, Login login) throws ResourceException {
        this.source = source;
        this.login = login;
        this.connection = source.connect(login);
        this.session = open(connection);
        this.local = new LocalUnit(session.getXAResource());
    }

    private static XASession open(XAConnection connection) throws ResourceException {
        try {
            return connection.createXASession();
        } catch (JMSException e) {
            try {
                connection.close();
            } catch (JMSException onClose) {
                e.addSuppressed(onClose);
            }
            throw Problems.resource("The connection has no session", e);
        }
    }

    /** Whether it may serve such a request. */
    public boolean fits(Source wantedSource, Login wanted) {
        return source.equals(wantedSource) && login.equals(wanted) && usable();
    }

    /** Whether it is still connected. */
    public boolean usable() {
        try {
            connection.getMetaData();
            return true;
        } catch (JMSException closed) {
            return false;
        }
    }

    XAConnection connection() {
        return connection;
    }

    /** The one session: it works in whatever transaction the connection is in at the moment, or in none. */
    XASession session() {
        return session;
    }

    /** A temporary destination was created, which is to end with the application's use of the connection. */
    void created(Destination destination) {
        temporary.add(destination);
    }

    // ---- handles

    @Override
    public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info)
            throws ResourceException {
        if (!login.equals(Logins.wanted(source, subject, info))) {
            throw new jakarta.resource.spi.SecurityException(
                    "The connection is for " + login + " and cannot be used by another; a new one is needed");
        }
        ConnectionHandle handle = new ConnectionHandle(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connectionHandle) throws ResourceException {
        if (!(connectionHandle instanceof ConnectionHandle handle)) {
            throw new NotSupportedException("Not a connection handle of RowMQ: " + connectionHandle);
        }
        handle.move(this);
        handles.add(handle);
    }

    /** The handle is another managed connection's now: nothing that happens to this one is its affair any more. */
    void left(ConnectionHandle handle) {
        handles.remove(handle);
    }

    void closed(ConnectionHandle handle) {
        handles.remove(handle);
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    /** A call threw this; if the connection is gone, the server has to know, once. */
    void failed(Throwable failure) {
        if (failure instanceof Exception exception && !usable() && reported.compareAndSet(false, true)) {
            ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_ERROR_OCCURRED, exception);
            listeners.forEach(listener -> listener.connectionErrorOccurred(event));
        }
    }

    /** Makes it as new: no handle, consumer, temporary destination or transaction of the last application remains. */
    @Override
    public void cleanup() throws ResourceException {
        Steps steps = new Steps();
        handles.forEach(handle -> steps.run(handle::end));
        handles.clear();
        temporary.forEach(destination -> steps.run(() -> delete(destination)));
        temporary.clear();
        steps.run(local::reset);
        steps.run(() -> XaConnection.handOver(session));
        steps.run(connection::stop);
        if (steps.failure() != null) {
            throw steps.failure();
        }
    }

    private static void delete(Destination destination) throws JMSException {
        if (destination instanceof TemporaryQueue queue) {
            queue.delete();
        } else if (destination instanceof TemporaryTopic topic) {
            topic.delete();
        }
    }

    @Override
    public void destroy() throws ResourceException {
        try {
            connection.close();
        } catch (JMSException e) {
            throw Problems.resource("The connection did not end in order", e);
        }
    }

    // ---- transactions

    @Override
    public XAResource getXAResource() {
        return session.getXAResource();
    }

    @Override
    public LocalTransaction getLocalTransaction() {
        return local;
    }

    // ---- information

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public ManagedConnectionMetaData getMetaData() throws ResourceException {
        try {
            return new LinkMetaData(connection.getMetaData(), login.user());
        } catch (JMSException e) {
            throw Problems.resource("The connection is gone", e);
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        log = writer;
    }
}

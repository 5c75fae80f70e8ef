package io.rowmq.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection pool with local transactions, in which one managed connection is shared. */
final class Pool implements ConnectionManager, ConnectionEventListener {

    private static final long serialVersionUID = 1L;

    final transient List<ManagedConnection> made = new ArrayList<>();
    final transient List<Exception> errors = new ArrayList<>();
    private final transient Set<ManagedConnection> free = new HashSet<>();
    private transient @Nullable ManagedConnection enlisted;
    private boolean transaction;

    @Override
    public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
            throws ResourceException {
        if (transaction && enlisted != null) {
            return enlisted.getConnection(null, info);
        }
        ManagedConnection connection = factory.matchManagedConnections(free, null, info);
        if (connection == null) {
            connection = factory.createManagedConnection(null, info);
            connection.addConnectionEventListener(this);
            made.add(connection);
        }
        free.remove(connection);
        if (transaction) {
            connection.getLocalTransaction().begin();
            enlisted = connection;
        }
        return connection.getConnection(null, info);
    }

    void begin() {
        transaction = true;
    }

    void commit() throws ResourceException {
        transaction = false;
        ManagedConnection ending = enlisted;
        enlisted = null;
        if (ending != null) {
            ending.getLocalTransaction().commit();
            free(ending);
        }
    }

    void rollback() throws ResourceException {
        transaction = false;
        ManagedConnection ending = enlisted;
        enlisted = null;
        if (ending != null) {
            ending.getLocalTransaction().rollback();
            free(ending);
        }
    }

    private void free(ManagedConnection connection) throws ResourceException {
        connection.cleanup();
        free.add(connection);
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        ManagedConnection connection = (ManagedConnection) event.getSource();
        if (connection != enlisted) {
            try {
                free(connection);
            } catch (ResourceException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        errors.add(event.getException());
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {
        throw new UnsupportedOperationException();
    }

    void close() throws ResourceException {
        for (ManagedConnection connection : made) {
            connection.destroy();
        }
    }
}

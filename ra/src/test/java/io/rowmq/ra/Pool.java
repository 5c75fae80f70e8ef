package io.rowmq.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LazyEnlistableConnectionManager;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool with local transactions, in which one managed connection is shared; or, with a transaction manager,
 * one that enlists a connection when it is used.
 */
final class Pool implements LazyEnlistableConnectionManager, ConnectionManager, ConnectionEventListener {

    private static final long serialVersionUID = 1L;

    final transient List<ManagedConnection> made = new ArrayList<>();
    final transient List<Exception> errors = new ArrayList<>();
    private final transient Set<ManagedConnection> free = new HashSet<>();
    private transient @Nullable ManagedConnection enlisted;
    private boolean transaction;
    private transient @Nullable Transactions manager;
    private final transient Map<ManagedConnection, Xid> inTransaction = new HashMap<>();

    /** Transactions are this manager's from now on. */
    void join(Transactions transactions) {
        manager = transactions;
    }

    @Override
    public synchronized void lazyEnlist(ManagedConnection connection) throws ResourceException {
        Transactions global = manager;
        if (global == null || !global.active() || global.id().equals(inTransaction.get(connection))) {
            return;
        }
        try {
            global.enlist(connection.getXAResource());
            inTransaction.put(connection, global.id());
        } catch (XAException e) {
            throw new ResourceException(e);
        }
    }

    @Override
    public synchronized Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
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
    public synchronized void connectionClosed(ConnectionEvent event) {
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

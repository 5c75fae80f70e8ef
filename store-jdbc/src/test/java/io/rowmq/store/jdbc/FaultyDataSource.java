package io.rowmq.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Connections that can be made to fail in COMMIT. */
final class FaultyDataSource {

    /** Where a COMMIT fails. */
    enum Fault {
        /** It does not. */
        NONE,
        /** The connection is lost before the database sees the COMMIT. */
        LOST_BEFORE_COMMIT,
        /** The connection is lost before the answer to the COMMIT arrives. */
        LOST_AFTER_COMMIT,
        /** The connection is lost while the database is still busy with the COMMIT. */
        LOST_IN_COMMIT,
        /** The database refuses, and goes on. */
        REFUSED
    }

    private final String url;
    private final Executor background = task -> new Thread(task).start();
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicReference<Deed> before = new AtomicReference<>(() -> {});

    /** Something that is done with a database. */
    @FunctionalInterface
    interface Deed {
        void run() throws SQLException;
    }

    FaultyDataSource(String url) {
        this.url = url;
    }

    /** What happens to the next COMMIT that is tried. */
    void failNextCommit(Fault fault) {
        next.set(fault);
    }

    /** What happens when the next COMMIT is tried, before it. */
    void beforeNextCommit(Deed deed) {
        before.set(deed);
    }

    /** The data source; it does nothing but give connections. */
    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connect();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        return (Connection) Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException {
        before.getAndSet(() -> {}).run();
        Fault fault = next.getAndSet(Fault.NONE);
        if (fault == Fault.REFUSED) {
            throw new SQLException("refused", "HY000");
        }
        if (fault == Fault.LOST_IN_COMMIT) {
            background.execute(() -> commitAndClose(connection));
            throw new SQLException("The connection was reset", "08006");
        }
        if (fault == Fault.LOST_BEFORE_COMMIT) {
            connection.rollback();
        } else {
            connection.commit();
        }
        if (fault != Fault.NONE) {
            connection.close();
            throw new SQLException("The connection was reset", "08006");
        }
    }

    private static void commitAndClose(Connection connection) {
        try (connection) {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

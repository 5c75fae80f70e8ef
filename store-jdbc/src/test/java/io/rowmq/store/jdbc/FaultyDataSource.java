package io.rowmq.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that can be made to fail in COMMIT. */
final class FaultyDataSource implements DataSource {

    /** Where a COMMIT fails. */
    enum Fault {
        /** It does not. */
        NONE,
        /** The connection is lost before the database sees the COMMIT. */
        LOST_BEFORE_COMMIT,
        /** The connection is lost before the answer to the COMMIT arrives. */
        LOST_AFTER_COMMIT,
        /** The database refuses, and goes on. */
        REFUSED
    }

    private final String url;
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);

    FaultyDataSource(String url) {
        this.url = url;
    }

    /** What happens to the next COMMIT that is tried. */
    void failNextCommit(Fault fault) {
        next.set(fault);
    }

    @Override
    public Connection getConnection() throws SQLException {
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
        Fault fault = next.getAndSet(Fault.NONE);
        if (fault == Fault.REFUSED) {
            throw new SQLException("refused", "HY000");
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

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

package io.rowmq.transactions;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/** Rows behind a driver's own XA data source, enlisted by hand. */
final class XaRows implements Rows {

    private final XADataSource source;

    XaRows(XADataSource source) throws SQLException {
        this.source = source;
        XAConnection connection = source.getXAConnection();
        try (Connection plain = connection.getConnection()) {
            Table.create(plain);
        } finally {
            connection.close();
        }
    }

    @Override
    public void add(TransactionManager transactions, String id) throws Exception {
        XAConnection connection = source.getXAConnection();
        transactions.getTransaction().enlistResource(connection.getXAResource());
        transactions.getTransaction().registerSynchronization(closing(connection));
        Table.add(connection.getConnection(), id);
    }

    private static Synchronization closing(XAConnection connection) {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                // its work goes on until then
            }

            @Override
            public void afterCompletion(int status) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public List<String> committed() throws SQLException {
        XAConnection connection = source.getXAConnection();
        try (Connection plain = connection.getConnection()) {
            return Table.read(plain);
        } finally {
            connection.close();
        }
    }

    @Override
    public void close() {
        // the database ends with the JVM
    }
}

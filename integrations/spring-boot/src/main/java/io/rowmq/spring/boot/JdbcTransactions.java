package io.rowmq.spring.boot;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transactions of the application on one data source. */
final class JdbcTransactions {

    private final DataSource dataSource;

    JdbcTransactions(DataSource dataSource) {
        DataSource target =
                dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        this.dataSource = target != null ? target : dataSource;
    }

    /**
     * The connection of the transaction that the current thread is in, null if it is in none on this data source. A
     * connection that is only kept for the thread, in auto-commit mode, is no transaction. The transaction holds the
     * connection, so it is given back at once.
     */
    @Nullable Connection current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            return null;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection.getAutoCommit() ? null : connection;
        } catch (SQLException closed) {
            throw new IllegalStateException(
                    "The connection of the current transaction cannot be used: " + closed.getMessage(), closed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}

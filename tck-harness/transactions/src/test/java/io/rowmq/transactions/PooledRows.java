package io.rowmq.transactions;

import com.arjuna.ats.jta.common.jtaPropertyManager;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** Rows behind Agroal's pool, which enlists its connections by itself. */
final class PooledRows implements Rows {

    private final AgroalDataSource pool;

    PooledRows(String url, TransactionManager transactions) throws SQLException {
        TransactionSynchronizationRegistry registry =
                jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry();
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(8)
                        .transactionIntegration(new NarayanaTransactionIntegration(transactions, registry))
                        .connectionFactoryConfiguration(connections -> connections
                                .connectionProviderClass(JdbcDataSource.class)
                                .jdbcUrl(url))));
        try (Connection connection = pool.getConnection()) {
            Table.create(connection);
        }
    }

    @Override
    public void add(TransactionManager transactions, String id) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Table.add(connection, id);
        }
    }

    @Override
    public List<String> committed() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return Table.read(connection);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

package io.rowmq.clients.databases;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import javax.sql.DataSource;

class AgroalTest extends PoolContract {

    @Override
    Pool open(String url) throws SQLException {
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(10)
                        .connectionFactoryConfiguration(connections -> connections.jdbcUrl(url))));
        return new Pool() {
            @Override
            public DataSource dataSource() {
                return pool;
            }

            @Override
            public long lent() {
                return pool.getMetrics().activeCount();
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }
}

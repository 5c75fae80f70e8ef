package io.rowmq.clients.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

class HikariTest extends PoolContract {

    @Override
    Pool open(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        HikariDataSource pool = new HikariDataSource(config);
        return new Pool() {
            @Override
            public DataSource dataSource() {
                return pool;
            }

            @Override
            public long lent() {
                return pool.getHikariPoolMXBean().getActiveConnections();
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }
}

package io.rowmq.transactions;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.transaction.TransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.postgresql.xa.PGXADataSource;

/** PostgreSQL with RowMQ's messages, and rows beside them by the driver's XA data source. */
class PostgresqlJtaTest extends JtaContract {

    private static EmbeddedPostgres server;

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** Out of the box PostgreSQL does not prepare transactions. */
    @Override
    String url() throws Exception {
        if (server == null) {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_prepared_transactions", "20")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        }
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    Rows rows(TransactionManager manager) throws Exception {
        PGXADataSource source = new PGXADataSource();
        source.setUrl(url());
        return new XaRows(source);
    }
}

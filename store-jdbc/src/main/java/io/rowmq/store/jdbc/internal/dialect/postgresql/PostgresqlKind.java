package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL databases. */
public final class PostgresqlKind implements DatabaseKind {

    /**
     * What the driver is told where the URL does not say otherwise. reWriteBatchedInserts: many rows to one INSERT;
     * with deletions by arrays of keys, 35,000 messages pass in a second in groups of 128, and 15,000 without both.
     */
    private static final Map<String, String> DEFAULTS =
            Map.of("reWriteBatchedInserts", "true", "tcpKeepAlive", "true", "ApplicationName", "RowMQ");

    @Override
    public boolean matches(String url) {
        return PostgresqlUrl.matches(url);
    }

    @Override
    public Address find(String url, StoreSettings settings) {
        PostgresqlUrl parsed = PostgresqlUrl.parse(url);
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        return new Address(
                parsed.shown(),
                parsed.identity(),
                new PostgresqlDialect(parsed.shown()),
                ConnectionSource.of(settings, url, properties));
    }
}

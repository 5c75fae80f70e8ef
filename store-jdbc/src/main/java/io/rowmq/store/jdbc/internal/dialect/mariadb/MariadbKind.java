package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** MariaDB databases. */
public final class MariadbKind implements DatabaseKind {

    private static final String SOCKET_TIMEOUT = "socketTimeout";

    /** A server that says nothing for so long is taken for gone: machines that lose their power do not say goodbye. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    /** A JVM that shares the database, and is stopped within a transaction, holds up the others for at most so long. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(10);

    /**
     * What the driver is told where the URL does not say otherwise. wait_timeout: a server closes what is idle for
     * eight hours; a year is the most it takes.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "tcpKeepAlive",
            "true",
            SOCKET_TIMEOUT,
            Long.toString(ANSWER_LIMIT.toMillis()),
            "sessionVariables",
            "wait_timeout=31536000");

    /**
     * Parameters with which the driver does not tell how many rows a statement found, or repeats a transaction behind
     * the back of whoever has begun it.
     */
    private static final List<String> REFUSED =
            List.of("useAffectedRows", "useBulkStmts", "rewriteBatchedStatements", "transactionReplay");

    @Override
    public boolean matches(String url) {
        return MariadbUrl.matches(url);
    }

    @Override
    public String driver() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    public Address find(String url, StoreSettings settings) throws JMSException {
        MariadbUrl parsed = MariadbUrl.parse(url);
        requireUsable(parsed);
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        boolean pooled = settings.dataSource() != null;
        boolean told = pooled || parsed.parameter(SOCKET_TIMEOUT).isPresent();
        Duration idleLimit = settings.sharing() == Sharing.EXCLUSIVE ? Duration.ZERO : IDLE_LIMIT;
        String schema = settings.schema();
        return new Address(
                parsed.shown(),
                parsed.identity(schema == null ? parsed.database() : schema),
                new MariadbDialect(parsed.shown(), told ? Duration.ZERO : ANSWER_LIMIT, idleLimit, pooled),
                ConnectionSource.of(settings, url, properties));
    }

    private static void requireUsable(MariadbUrl url) throws JMSException {
        if (url.servers().isEmpty()) {
            throw ErrorCode.URL.exception("The URL " + url.shown()
                    + " names no server: write it for example as jdbc:mariadb://localhost/orders");
        }
        if (!url.oneServer()) {
            throw ErrorCode.UNSUPPORTED.exception("The URL " + url.shown()
                    + " lets the driver choose among servers, and change them behind RowMQ's back, where its lock does"
                    + " not hold: name one server, as in jdbc:mariadb://localhost:3306/orders, or an address that"
                    + " follows the primary");
        }
        for (String parameter : REFUSED) {
            if (url.on(parameter)) {
                throw ErrorCode.OPTION.exception("The URL " + url.shown() + " has " + parameter
                        + "=true, with which RowMQ cannot tell what a statement has done: leave it out");
            }
        }
    }
}

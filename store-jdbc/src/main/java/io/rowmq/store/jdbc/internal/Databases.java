package io.rowmq.store.jdbc.internal;

import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import io.rowmq.store.jdbc.internal.dialect.derby.DerbyKind;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Kind;
import io.rowmq.store.jdbc.internal.dialect.postgresql.PostgresqlKind;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Finds the database that the settings point at, and its dialect. */
public final class Databases {

    private static final List<DatabaseKind> KINDS = List.of(new H2Kind(), new DerbyKind(), new PostgresqlKind());

    private Databases() {}

    /** Whether the settings point at a database, whether or not it is supported. */
    public static boolean accepts(StoreSettings settings) {
        return settings.dataSource() != null
                || (settings.url() != null && settings.url().startsWith("jdbc:"));
    }

    /** The database that the settings point at; does not open it, but asks a {@code DataSource} for its URL. */
    public static Address find(StoreSettings settings) throws JMSException {
        DataSource dataSource = settings.dataSource();
        String url = dataSource != null ? urlOf(dataSource) : settings.url();
        if (url == null) {
            throw ErrorCode.URL.exception(
                    "No database is given: set a JDBC URL such as jdbc:h2:./orders, or a DataSource");
        }
        DatabaseKind kind = KINDS.stream()
                .filter(each -> each.matches(url))
                .findFirst()
                .orElseThrow(() -> ErrorCode.UNSUPPORTED.exception("The database " + withoutPassword(url)
                        + " is of a kind that this version does not support: use a URL such as jdbc:h2:./orders,"
                        + " jdbc:derby:orders or jdbc:postgresql://localhost/orders"));
        Address address = kind.find(url, settings);
        if (settings.sharing() == Sharing.SHARED && !address.dialect().shares()) {
            throw ErrorCode.UNSUPPORTED.exception("sharing=shared is not possible with " + withoutPassword(url)
                    + ": use PostgreSQL for several JVMs, or sharing=auto for one");
        }
        return address;
    }

    private static String urlOf(DataSource dataSource) throws JMSException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw ErrorCode.CONNECTION.exception(
                    "The DataSource " + dataSource + " gives no connection: " + e.getMessage() + "; check its settings",
                    e);
        }
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("(?i)(password=)[^;&]*", "$1***");
    }
}

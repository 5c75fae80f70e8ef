package io.rowmq.store.jdbc.internal;

import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Dialect;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Settings;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Url;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** Finds the database that the settings point at, and its dialect. */
public final class Databases {

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
        if (!H2Url.matches(url)) {
            throw ErrorCode.UNSUPPORTED.exception("The database " + withoutPassword(url)
                    + " is of a kind that this version does not support yet: use an H2 URL such as jdbc:h2:./orders");
        }
        if (settings.sharing() == Sharing.SHARED) {
            throw ErrorCode.UNSUPPORTED.exception("sharing=shared is not supported yet by this version for "
                    + withoutPassword(url) + ": use auto or exclusive");
        }
        H2Url parsed = H2Url.parse(url);
        H2Url secured = H2Settings.apply(parsed);
        if (secured.path().equals("mem:")) {
            throw ErrorCode.URL.exception("The URL " + parsed.name()
                    + " means another database for each connection: name it, for example jdbc:h2:mem:orders");
        }
        ConnectionSource source = dataSource != null ? dataSource::getConnection : driver(secured.toString(), settings);
        return new Address(parsed.name(), parsed.identity(), new H2Dialect(secured, dataSource == null), source);
    }

    private static ConnectionSource driver(String url, StoreSettings settings) {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        return () -> DriverManager.getConnection(url, properties);
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

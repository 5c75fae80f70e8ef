package io.rowmq.store.jdbc.internal;

import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import io.rowmq.store.jdbc.internal.dialect.derby.DerbyKind;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Kind;
import io.rowmq.store.jdbc.internal.dialect.mariadb.MariadbKind;
import io.rowmq.store.jdbc.internal.dialect.postgresql.PostgresqlKind;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Finds the database that the settings point at, and its dialect. */
public final class Databases {

    private static final String JDBC = "jdbc:";
    private static final List<DatabaseKind> KINDS =
            List.of(new H2Kind(), new DerbyKind(), new PostgresqlKind(), new MariadbKind());

    private Databases() {}

    /** Whether the settings point at a database, whether or not it is supported. */
    public static boolean accepts(StoreSettings settings) {
        return settings.dataSource() != null
                || (settings.url() != null && settings.url().startsWith(JDBC));
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
                .orElseThrow(() -> ErrorCode.UNSUPPORTED.exception("This version does not support databases whose URL"
                        + " begins with '" + beginning(url)
                        + "': use a URL such as jdbc:h2:./orders, jdbc:derby:orders,"
                        + " jdbc:postgresql://localhost/orders or jdbc:mariadb://localhost/orders"));
        Address address = kind.find(url, settings);
        if (settings.sharing() == Sharing.SHARED && !address.dialect().shares()) {
            throw ErrorCode.UNSUPPORTED.exception("sharing=shared is not possible with " + address.name()
                    + ": use PostgreSQL or MariaDB for several JVMs, or sharing=auto for one");
        }
        if (dataSource == null) {
            requireDriver(url, kind, address);
        }
        return address;
    }

    /** What the driver manager says itself has the whole URL in it, with passwords. */
    private static void requireDriver(String url, DatabaseKind kind, Address address) throws JMSException {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw ErrorCode.URL.exception(
                    "No JDBC driver on the class path takes the URL " + address.name() + ": add " + kind.driver()
                            + ", or if it is there, correct the URL",
                    none);
        }
    }

    /** As much as says which kind of database it is, and no more: what follows may have passwords in it. */
    private static String beginning(String url) {
        int end = url.indexOf(':', JDBC.length());
        return end < 0 ? url : url.substring(0, end + 1);
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
}

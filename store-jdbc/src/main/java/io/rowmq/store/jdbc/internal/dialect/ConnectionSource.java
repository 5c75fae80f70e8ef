package io.rowmq.store.jdbc.internal.dialect;

import io.rowmq.spi.StoreSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** Opens connections, from a URL or a {@code DataSource}. */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection. */
    Connection open() throws SQLException;

    /**
     * From the {@code DataSource} of the settings, or if there is none from a URL.
     *
     * @param url what the driver is given
     * @param properties what the driver is given besides user and password
     */
    static ConnectionSource of(StoreSettings settings, String url, Properties properties) {
        DataSource dataSource = settings.dataSource();
        if (dataSource != null) {
            return dataSource::getConnection;
        }
        Properties all = new Properties();
        all.putAll(properties);
        if (settings.user() != null) {
            all.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            all.setProperty("password", settings.password());
        }
        return () -> DriverManager.getConnection(url, all);
    }
}

package io.rowmq.spi;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a store needs to know. Either {@code url} or {@code dataSource} is given.
 *
 * @param url a JDBC URL
 * @param dataSource where connections come from instead
 * @param user the database user, null for the URL's or the driver's default
 * @param password the database password
 * @param durability what a commit survives
 * @param sharing whether other JVMs use the database at the same time
 * @param schema the database schema of RowMQ's tables, null for the connection's default
 * @param tablePrefix how RowMQ's tables begin
 * @param initializeSchema whether missing tables are created
 * @param clock the time
 */
public record StoreSettings(
        @Nullable String url,
        @Nullable DataSource dataSource,
        @Nullable String user,
        @Nullable String password,
        Durability durability,
        Sharing sharing,
        @Nullable String schema,
        String tablePrefix,
        InitializeSchema initializeSchema,
        InstantSource clock) {

    @Override
    public String toString() {
        return "StoreSettings[" + (url != null ? "url" : dataSource) + ", user=" + user + "]";
    }
}

package io.rowmq.store.jdbc.internal.schema;

import io.rowmq.store.jdbc.internal.dialect.Tables;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Looks whether a table exists, without a statement that could fail and with it spoil a transaction. */
public final class TableSearch {

    private TableSearch() {}

    /** Whether the connection sees one of our tables. */
    public static boolean exists(Connection jdbc, Tables tables, String table) throws SQLException {
        DatabaseMetaData metadata = jdbc.getMetaData();
        String schema = tables.schema();
        // what SQL calls a schema may be a catalog to JDBC
        boolean catalogs = !metadata.supportsSchemasInTableDefinitions();
        try (ResultSet rows = metadata.getTables(
                catalogs && schema != null ? schema : jdbc.getCatalog(),
                schema == null || catalogs ? literal(metadata, jdbc.getSchema()) : name(metadata, schema),
                name(metadata, tables.prefix() + table),
                null)) {
            return rows.next();
        }
    }

    /** A name that SQL has without quotes, as a pattern for the names in the catalogue. */
    private static @Nullable String name(DatabaseMetaData metadata, String name) throws SQLException {
        if (metadata.storesLowerCaseIdentifiers()) {
            return literal(metadata, name.toLowerCase(Locale.ROOT));
        }
        return literal(metadata, metadata.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name);
    }

    private static @Nullable String literal(DatabaseMetaData metadata, @Nullable String name) throws SQLException {
        String escape = Matcher.quoteReplacement(metadata.getSearchStringEscape());
        return name == null ? null : name.replaceAll("[_%]", escape + "$0");
    }
}

package io.rowmq.store.jdbc.internal.schema;

import io.rowmq.store.jdbc.internal.dialect.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks whether a table exists, without a statement that could fail and with it spoil a transaction. */
public final class TableSearch {

    private TableSearch() {}

    /** Whether the connection sees one of our tables. */
    public static boolean exists(Connection jdbc, Tables tables, String table) throws SQLException {
        String wanted = tables.prefix() + table;
        String schema = tables.schema() != null ? tables.schema() : jdbc.getSchema();
        try (ResultSet rows = jdbc.getMetaData().getTables(jdbc.getCatalog(), null, null, null)) {
            while (rows.next()) {
                if (wanted.equalsIgnoreCase(rows.getString("TABLE_NAME"))
                        && (schema == null || schema.equalsIgnoreCase(rows.getString("TABLE_SCHEM")))) {
                    return true;
                }
            }
        }
        return false;
    }
}

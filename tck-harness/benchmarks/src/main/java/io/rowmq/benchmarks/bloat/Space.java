package io.rowmq.benchmarks.bloat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What RowMQ's tables take up in a PostgreSQL database.
 *
 * @param tables bytes, large values included
 * @param indexes bytes
 * @param dead rows that are deleted or replaced, and not removed yet, as far as the server knows
 */
record Space(long tables, long indexes, long dead) {

    private static final double MIB = 1 << 20;

    private static final String QUERY = """
            SELECT SUM(pg_table_size(relid)), SUM(pg_indexes_size(relid)), SUM(n_dead_tup)
            FROM pg_stat_user_tables WHERE relname LIKE 'rowmq\\_%'""";

    static Space read(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            rows.next();
            return new Space(rows.getLong(1), rows.getLong(2), rows.getLong(3));
        }
    }

    /** Everything, in bytes. */
    long bytes() {
        return tables + indexes;
    }

    /** The larger one. */
    Space max(Space other) {
        return other.bytes() > bytes() ? other : this;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "tables %.1f MiB, indexes %.1f MiB, %,d dead rows", tables / MIB, indexes / MIB, dead);
    }
}

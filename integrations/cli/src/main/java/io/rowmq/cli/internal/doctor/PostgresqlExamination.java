package io.rowmq.cli.internal.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL tells about itself: durability, its clock, housekeeping. */
public final class PostgresqlExamination {

    private static final String SETTING = "SELECT current_setting(?)";
    private static final String CLOCK = "SELECT extract(epoch FROM clock_timestamp()) * 1000";
    private static final String DEAD = """
            SELECT relname, n_live_tup, n_dead_tup
            FROM pg_stat_user_tables
            WHERE starts_with(relname, ?) AND n_dead_tup > 100000 AND n_dead_tup > 10 * n_live_tup
            ORDER BY n_dead_tup DESC""";
    private static final String OLDEST = """
            SELECT max(extract(epoch FROM now() - xact_start))
            FROM pg_stat_activity
            WHERE datname = current_database() AND xact_start IS NOT NULL""";
    private static final double LONG_SECONDS = 600;

    private final Connection connection;
    private final String prefix;

    /** Looks by a connection. */
    public PostgresqlExamination(Connection connection, @Nullable String prefix) {
        this.connection = connection;
        this.prefix = prefix == null ? "rowmq_" : prefix;
    }

    /** What was found. */
    public List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        String remedy = "a crash of the machine may lose what was acknowledged; switch it on in postgresql.conf";
        findings.add(on("fsync", remedy));
        findings.add(on("full_page_writes", remedy));
        findings.add(synchronousCommit());
        findings.add(on("autovacuum", "tables of queues grow without it; switch it on in postgresql.conf"));
        findings.add(Clocks.compared(connection, CLOCK));
        findings.add(deadRows());
        findings.add(oldTransactions());
        return findings;
    }

    private String setting(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTING)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private Finding on(String name, String remedy) throws SQLException {
        String value = setting(name);
        return value.equals("on") ? Finding.ok(name, value) : Finding.wrong(name, value, remedy);
    }

    private Finding synchronousCommit() throws SQLException {
        String value = setting("synchronous_commit");
        return Finding.ok(
                "synchronous_commit", value + " for this user; RowMQ sets its own for durability=disk and process");
    }

    private Finding deadRows() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DEAD)) {
            statement.setString(1, prefix);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1) + ": " + rows.getLong(3) + " dead, " + rows.getLong(2) + " alive");
                }
            }
        }
        return tables.isEmpty()
                ? Finding.ok("vacuum", "dead rows are taken away")
                : Finding.look(
                        "vacuum",
                        String.join("; ", tables),
                        "see whether autovacuum gets to these tables, and what keeps old rows alive");
    }

    private Finding oldTransactions() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            double seconds = rows.getDouble(1);
            return seconds < LONG_SECONDS
                    ? Finding.ok("old transactions", "none older than ten minutes")
                    : Finding.look(
                            "old transactions",
                            "the oldest has been open for " + Math.round(seconds) + " s",
                            "they keep dead rows from being taken away; find them in pg_stat_activity");
        }
    }
}

package io.rowmq.cli.internal.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What MariaDB tells about itself: durability, its clock, housekeeping. Settings with which RowMQ does not open a
 * database at all may have been changed since.
 */
public final class MariadbExamination {

    private static final String VARIABLES = """
            SHOW GLOBAL VARIABLES WHERE Variable_name IN ('version', 'innodb_flush_log_at_trx_commit',
                'innodb_flush_method', 'innodb_doublewrite', 'log_bin', 'sync_binlog', 'max_allowed_packet',
                'transaction_isolation', 'tx_isolation')""";
    /** By UTC: local time has an hour twice each autumn. */
    private static final String CLOCK = "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000";

    private static final String UNDO = "SHOW GLOBAL STATUS LIKE 'Innodb_history_list_length'";
    private static final String OLDEST = """
            SELECT TIMESTAMPDIFF(SECOND, MIN(trx_started), NOW())
            FROM information_schema.INNODB_TRX""";

    /** Methods that do not sync, or not always. */
    private static final Set<String> NEVER_SYNCED = Set.of("nosync", "littlesync");

    /** What the server says when the user may not see transactions of others. */
    private static final int NO_PROCESS_RIGHT = 1227;

    /** With less, the properties of a large message may not fit. */
    private static final long AMPLE_PACKET = 16L << 20;

    private static final long LONG_SECONDS = 600;
    private static final long MANY_UNDONE = 1_000_000;

    private final Connection connection;

    /** Looks by a connection. */
    public MariadbExamination(Connection connection) {
        this.connection = connection;
    }

    /** What was found. */
    public List<Finding> findings() throws SQLException {
        Map<String, String> settings = settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("version", settings.getOrDefault("version", "unknown")));
        findings.add(flush(settings));
        findings.add(flushMethod(settings));
        findings.add(doublewrite(settings));
        findings.add(binaryLog(settings));
        findings.add(packet(settings));
        findings.add(isolation(settings));
        findings.add(Clocks.compared(connection, CLOCK));
        findings.add(purge());
        findings.add(oldTransactions());
        return findings;
    }

    private Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VARIABLES)) {
            while (rows.next()) {
                settings.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        return settings;
    }

    private static Finding flush(Map<String, String> settings) {
        String name = "innodb_flush_log_at_trx_commit";
        String value = settings.getOrDefault(name, "");
        return switch (value) {
            case "1", "3" -> Finding.ok(name, value);
            case "2" ->
                Finding.wrong(
                        name,
                        "2: a loss of power loses commits of the last second",
                        "set it to 1; 2 is enough for durability=process only");
            default ->
                Finding.wrong(
                        name, value + ": a server that is killed loses commits of the last second", "set it to 1");
        };
    }

    private static Finding flushMethod(Map<String, String> settings) {
        String name = "innodb_flush_method";
        String value = settings.getOrDefault(name, "not known to this server");
        return NEVER_SYNCED.contains(value.toLowerCase(Locale.ROOT))
                ? Finding.wrong(
                        name, value + ": a loss of power may destroy the database", "set it to O_DIRECT or fsync")
                : Finding.ok(name, value);
    }

    private static Finding doublewrite(Map<String, String> settings) {
        String name = "innodb_doublewrite";
        String value = settings.getOrDefault(name, "");
        return value.equalsIgnoreCase("OFF")
                ? Finding.look(
                        name,
                        "OFF: a loss of power may damage the database",
                        "set it to ON, unless the file system never tears a page")
                : Finding.ok(name, value);
    }

    private static Finding binaryLog(Map<String, String> settings) {
        String name = "sync_binlog";
        String value = settings.getOrDefault(name, "");
        if (!settings.getOrDefault("log_bin", "").equalsIgnoreCase("ON")) {
            return Finding.ok(name, value + ", and there is no binary log");
        }
        return value.equals("1")
                ? Finding.ok(name, value)
                : Finding.wrong(
                        name,
                        value + ": what is missing in the binary log after a loss of power is undone",
                        "set it to 1; anything is enough for durability=process");
    }

    private static Finding packet(Map<String, String> settings) {
        String name = "max_allowed_packet";
        long bytes = Long.parseLong(settings.getOrDefault(name, "0"));
        String found = (bytes >> 20) + "M";
        return bytes >= AMPLE_PACKET
                ? Finding.ok(name, found)
                : Finding.look(
                        name, found, "the properties of one message have to fit into it; 16M is the server's default");
    }

    private static Finding isolation(Map<String, String> settings) {
        String value = settings.getOrDefault("transaction_isolation", settings.getOrDefault("tx_isolation", "unknown"));
        return Finding.ok("isolation", value + " for others; RowMQ reads what is committed");
    }

    private Finding purge() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(UNDO)) {
            long undo = rows.next() ? rows.getLong(2) : 0;
            return undo < MANY_UNDONE
                    ? Finding.ok("purge", "old versions of rows are taken away")
                    : Finding.look(
                            "purge",
                            undo + " transactions have left old versions of rows",
                            "see what keeps them alive: a transaction that is open for long, or too few threads"
                                    + " (innodb_purge_threads)");
        }
    }

    private Finding oldTransactions() throws SQLException {
        String name = "old transactions";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OLDEST)) {
            rows.next();
            long seconds = rows.getLong(1);
            return seconds < LONG_SECONDS
                    ? Finding.ok(name, "none older than ten minutes")
                    : Finding.look(
                            name,
                            "the oldest has been open for " + seconds + " s",
                            "they keep old versions of rows; find them in information_schema.INNODB_TRX");
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_PROCESS_RIGHT) {
                return Finding.ok(name, "not looked at: the user of the database has not the right PROCESS");
            }
            throw e;
        }
    }
}

package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What matters of a server's settings.
 *
 * @param product what the server says that it is
 * @param version for example 1011 for 10.11
 * @param variables its variables by their names in lower case; a server that does not know one has none
 */
record MariadbSettings(String product, int version, Map<String, String> variables) {

    private static final Logger LOG = System.getLogger(MariadbSettings.class.getName());

    /** The first that knows FETCH FIRST. */
    private static final int OLDEST_VERSION = 1006;

    /** A row of RowMQ's with all that is escaped in it. */
    private static final long SMALLEST_PACKET = 4L << 20;

    /** The numbers of as many rows as are claimed or taken back at once, as text. */
    private static final long SHORTEST_LIST = 256L << 10;

    /** Values of innodb_flush_log_at_trx_commit with which a COMMIT waits until it is synced. */
    private static final Set<String> SYNCED = Set.of("1", "3");

    private static final String QUERY = """
            SHOW VARIABLES WHERE Variable_name IN ('innodb_flush_log_at_trx_commit', 'innodb_flush_method',
                'innodb_doublewrite', 'innodb_rollback_on_timeout', 'log_bin', 'sync_binlog', 'binlog_format',
                'read_only', 'sql_mode', 'wsrep_on', 'max_allowed_packet', 'group_concat_max_len')""";

    static MariadbSettings of(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        Map<String, String> variables = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        return new MariadbSettings(
                server.getDatabaseProductName(),
                server.getDatabaseMajorVersion() * 100 + server.getDatabaseMinorVersion(),
                variables);
    }

    private String value(String name) {
        return variables.getOrDefault(name, "");
    }

    private boolean on(String name) {
        return value(name).equalsIgnoreCase("ON") || value(name).equals("1");
    }

    /** Whether a statement that has waited for a lock too long undoes its whole transaction. */
    boolean rollsBackOnTimeout() {
        return on("innodb_rollback_on_timeout");
    }

    void requireUsable(String url, Durability durability) throws JMSException {
        requireServer(url);
        requireMeaning(url);
        requireSurvival(url, durability);
    }

    /** What JVMs need that share the database. */
    void requireShareable(String url) throws JMSException {
        String list = value("group_concat_max_len");
        if (!list.isEmpty() && Long.parseLong(list) < SHORTEST_LIST) {
            throw ErrorCode.OPTION.exception("Connections to " + url + " have group_concat_max_len=" + list
                    + ", which cuts lists of rows: set it to " + SHORTEST_LIST + " at least, 1M is its default, or use"
                    + " sharing=exclusive");
        }
    }

    private void requireServer(String url) throws JMSException {
        if (!product.equals("MariaDB")) {
            throw ErrorCode.UNSUPPORTED.exception("The server of " + url + " says that it is " + product
                    + ": this URL is for MariaDB, and RowMQ does not support MySQL");
        }
        if (version < OLDEST_VERSION) {
            throw ErrorCode.UNSUPPORTED.exception("The server of " + url + " says that it is MariaDB " + version / 100
                    + "." + version % 100 + ": RowMQ needs 10.6 or later");
        }
        if (on("wsrep_on")) {
            throw ErrorCode.UNSUPPORTED.exception("The server of " + url + " is a node of a Galera cluster, where a"
                    + " lock that one JVM has on one node does not keep another JVM from the next: use a server by"
                    + " itself");
        }
        if (on("read_only")) {
            throw ErrorCode.PERMISSION.exception(
                    url + " can only be read: it is a replica or read_only; connect to the primary");
        }
    }

    /** Settings with which statements mean something else. */
    private void requireMeaning(String url) throws JMSException {
        String mode = value("sql_mode").toUpperCase(Locale.ROOT);
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
            throw ErrorCode.OPTION.exception("Connections to " + url + " have the sql_mode '" + mode
                    + "', in which values that do not fit are cut without an error: add STRICT_TRANS_TABLES");
        }
        if (mode.contains("EMPTY_STRING_IS_NULL")) {
            throw ErrorCode.OPTION.exception("Connections to " + url + " have the sql_mode '" + mode
                    + "', in which an empty text is none: leave EMPTY_STRING_IS_NULL out");
        }
        if (on("log_bin") && value("binlog_format").equalsIgnoreCase("STATEMENT")) {
            throw ErrorCode.OPTION.exception("The server of " + url + " has binlog_format=STATEMENT, with which it"
                    + " refuses to change rows in transactions that read what is committed: set it to MIXED or ROW");
        }
        String packet = value("max_allowed_packet");
        if (!packet.isEmpty() && Long.parseLong(packet) < SMALLEST_PACKET) {
            throw ErrorCode.OPTION.exception("The server of " + url + " has max_allowed_packet=" + packet
                    + ", into which not every message fits: set it to 4M at least, 16M is its default");
        }
    }

    private void requireSurvival(String url, Durability durability) throws JMSException {
        String flush = value("innodb_flush_log_at_trx_commit");
        if (flush.equals("0")) {
            throw ErrorCode.OPTION.exception("The server of " + url + " runs with innodb_flush_log_at_trx_commit=0,"
                    + " so that it loses commits of the last second when it is killed: set it to 1");
        }
        if (durability != Durability.DISK) {
            return;
        }
        if (!SYNCED.contains(flush)) {
            throw ErrorCode.OPTION.exception("The server of " + url + " runs with innodb_flush_log_at_trx_commit="
                    + flush + ", so that a loss of power loses commits of the last second: set it to 1 there, or"
                    + " durability=process here if that does not matter");
        }
        if (on("log_bin") && !value("sync_binlog").equals("1")) {
            throw ErrorCode.OPTION.exception("The server of " + url + " writes a binary log with sync_binlog="
                    + value("sync_binlog") + ", and after a loss of power undoes what is missing there: set"
                    + " sync_binlog=1, or durability=process here if that does not matter");
        }
        String method = value("innodb_flush_method").toLowerCase(Locale.ROOT);
        if (method.equals("nosync") || method.equals("littlesync")) {
            throw ErrorCode.OPTION.exception("The server of " + url + " runs with innodb_flush_method=" + method
                    + ", so that a loss of power may destroy the whole database: set it to O_DIRECT or fsync there, or"
                    + " durability=process here if that does not matter");
        }
        if (!value("innodb_doublewrite").isEmpty()
                && value("innodb_doublewrite").equalsIgnoreCase("OFF")) {
            LOG.log(
                    Level.WARNING,
                    "The server of {0} runs with innodb_doublewrite=OFF: unless its file system never tears a page, a"
                            + " loss of power may damage the database",
                    url);
        }
    }
}

package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What matters of a server's settings.
 *
 * @param version for example 180006
 * @param encoding of texts
 * @param readOnly whether it refuses changes, as standbys do
 * @param fsync whether it syncs at all
 * @param fullPageWrites whether torn pages can be repaired
 * @param synchronousCommit what a COMMIT waits for
 * @param isolation of transactions that do not say which they want
 */
record PostgresqlSettings(
        int version,
        String encoding,
        boolean readOnly,
        boolean fsync,
        boolean fullPageWrites,
        String synchronousCommit,
        String isolation) {

    private static final Logger LOG = System.getLogger(PostgresqlSettings.class.getName());
    /** How many numbers each version has: 180006 is 18.6. */
    private static final int VERSIONS = 10_000;

    private static final int OLDEST_VERSION = 14 * VERSIONS;

    private static final String QUERY = """
            SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),
                pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean,
                current_setting('fsync')::boolean, current_setting('full_page_writes')::boolean,
                current_setting('synchronous_commit'), current_setting('default_transaction_isolation')""";

    static PostgresqlSettings of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            rows.next();
            return new PostgresqlSettings(
                    rows.getInt(1),
                    rows.getString(2),
                    rows.getBoolean(3),
                    rows.getBoolean(4),
                    rows.getBoolean(5),
                    rows.getString(6),
                    rows.getString(7));
        }
    }

    /** Whether a COMMIT waits until its own server has synced it. */
    boolean syncsCommits() {
        return !synchronousCommit.equals("off");
    }

    void requireUsable(String url, Durability durability) throws JMSException {
        if (readOnly) {
            throw ErrorCode.PERMISSION.exception(url + " can only be read: it is a standby or read-only; connect to"
                    + " the primary, for example with targetServerType=primary in the URL");
        }
        if (!isolation.startsWith("read ")) {
            throw ErrorCode.OPTION.exception("Transactions on " + url + " have the isolation level " + isolation
                    + ", in which one does not see what was committed while it waited for a lock: set"
                    + " default_transaction_isolation to 'read committed' for RowMQ's user, and no other level in a"
                    + " pool");
        }
        if (!encoding.equals("UTF8")) {
            throw ErrorCode.OPTION.exception("The database " + url + " has the encoding " + encoding
                    + ", which cannot hold every text: use a database with the encoding UTF8");
        }
        if (durability == Durability.DISK && !fsync) {
            throw ErrorCode.OPTION.exception("The server of " + url
                    + " runs with fsync=off, so that a loss of power may destroy the whole database: set fsync=on"
                    + " there, or durability=process here if that does not matter");
        }
        if (durability == Durability.DISK && !fullPageWrites) {
            LOG.log(
                    Level.WARNING,
                    "The server of {0} runs with full_page_writes=off: unless its file system never tears a page, a"
                            + " loss of power may damage the database",
                    url);
        }
        if (version < OLDEST_VERSION) {
            LOG.log(
                    Level.WARNING,
                    "The server of {0} is of version {1}; 14 or newer is needed",
                    url,
                    Integer.toString(version / VERSIONS));
        }
    }
}

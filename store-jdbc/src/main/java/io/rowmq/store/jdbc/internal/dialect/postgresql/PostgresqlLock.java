package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.store.jdbc.internal.dialect.LockStatements;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock on RowMQ's tables for one JVM: an advisory lock of the session that commits, so that it ends with its
 * connection, and not before what that was committing.
 */
final class PostgresqlLock {

    /** A JVM that was killed holds its lock until the server has noticed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final String KEY =
            "hashtextextended('rowmq:' || coalesce(?::text, current_schema()) || '.' || ?, 0)";
    private static final String TAKE = "SELECT pg_try_advisory_lock(" + KEY + ")";
    private static final String SHARE = "SELECT pg_try_advisory_xact_lock_shared(" + KEY + ")";
    private static final String HOLD_STRUCTURE = "SELECT pg_advisory_xact_lock("
            + "hashtextextended('rowmq structure:' || coalesce(?::text, current_schema()) || '.' || ?, 0))";
    private static final String GIVE_UP = "SELECT pg_advisory_unlock(" + KEY + ")";
    private static final String HOLDER = """
            SELECT a.pid, coalesce(host(a.client_addr), 'the same machine'), a.application_name, a.backend_start
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (l.classid::bigint << 32 | l.objid::bigint) =""" + " " + KEY;

    private final String url;
    private final Tables tables;
    private final LockStatements statements = new LockStatements(this::setNames);

    PostgresqlLock(String url, Tables tables) {
        this.url = url;
        this.tables = tables;
    }

    /** Takes the lock. */
    void take(Connection connection) throws SQLException, JMSException {
        require(connection, TAKE, " are in use by another process");
    }

    /** Keeps all from taking the lock until the transaction ends. */
    void share(Connection connection) throws SQLException, JMSException {
        require(connection, SHARE, " are in use by a process that has them to itself (sharing=exclusive)");
    }

    private void require(Connection connection, String sql, String reason) throws SQLException, JMSException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!statements.granted(connection, sql)) {
            if (System.nanoTime() - deadline > 0) {
                throw ErrorCode.LOCKED.exception("The tables " + tables.qualifiedPrefix() + "* in " + url + reason
                        + holder(connection) + ": end it, or use a schema or tablePrefix of your own");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Takes the lock on the structure of the tables, which ends with the transaction. */
    void holdStructure(Connection connection) throws SQLException {
        statements.execute(connection, HOLD_STRUCTURE);
    }

    /** Gives the lock up; to be called where the session outlives its use. */
    void giveUp(Connection connection) throws SQLException {
        statements.granted(connection, GIVE_UP);
    }

    private String holder(Connection connection) throws SQLException {
        return statements.first(
                connection,
                HOLDER,
                row -> " (" + row.getString(3) + " on " + row.getString(2) + ", since " + row.getString(4)
                        + ", server process " + row.getInt(1) + ")");
    }

    private void setNames(PreparedStatement statement) throws SQLException {
        String schema = tables.schema();
        statement.setString(1, schema == null ? null : schema.toLowerCase(Locale.ROOT));
        statement.setString(2, tables.prefix().toLowerCase(Locale.ROOT));
    }
}

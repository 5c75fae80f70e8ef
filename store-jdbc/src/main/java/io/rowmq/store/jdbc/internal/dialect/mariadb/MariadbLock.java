package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.store.jdbc.internal.dialect.LockStatements;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The lock on RowMQ's tables for one JVM: a lock of the session that commits, so that it ends with its connection, and
 * not before what that was committing. Its name has at most 64 characters, which names of tables may exceed.
 */
final class MariadbLock {

    private static final String PLACE = "CONCAT(COALESCE(?, DATABASE()), '.', ?)";
    private static final String NAME =
            "CONCAT('rowmq:', SHA1(IF(@@lower_case_table_names = 0, " + PLACE + ", LOWER(" + PLACE + "))))";

    /** Waits for two seconds: a JVM that was killed holds its lock until the server has noticed. */
    private static final String TAKE = "SELECT GET_LOCK(" + NAME + ", 2)";

    private static final String HELD = "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()";
    private static final String GIVE_UP = "SELECT RELEASE_LOCK(" + NAME + ")";
    private static final String HOLDER =
            "SELECT ID, USER, HOST FROM information_schema.PROCESSLIST WHERE ID = IS_USED_LOCK(" + NAME + ")";

    private static final String STAY =
            "SET @rowmq_wait_timeout = @@session.wait_timeout, SESSION wait_timeout = 31536000";
    private static final String LEAVE =
            "SET SESSION wait_timeout = COALESCE(@rowmq_wait_timeout, @@session.wait_timeout)";

    /** One JVM after the other: none of them has the tables to itself, so it is worth waiting. */
    private static final String QUEUE_UP = "SELECT GET_LOCK(CONCAT(" + NAME + ", ':shared'), 30)";

    private static final String LEAVE_QUEUE = "SELECT RELEASE_LOCK(CONCAT(" + NAME + ", ':shared'))";

    private final String url;
    private final Tables tables;
    private final LockStatements statements = new LockStatements(this::setNames);

    MariadbLock(String url, Tables tables) {
        this.url = url;
        this.tables = tables;
    }

    /** Takes the lock, and sees to it that the server does not end an idle connection and the lock with it. */
    void take(Connection connection) throws SQLException, JMSException {
        requireDatabase(connection);
        take(connection, " are in use by another process");
        execute(connection, STAY);
    }

    /**
     * Takes the lock for a while, which is how others are kept from it who want it for themselves; those who share the
     * tables wait for each other.
     */
    void share(Connection connection) throws SQLException, JMSException {
        requireDatabase(connection);
        boolean taken = false;
        try {
            if (!statements.granted(connection, QUEUE_UP)) {
                throw ErrorCode.LOCKED.exception("The tables " + tables.qualifiedPrefix() + "* in " + url
                        + " are being opened by another process, which does not come to an end: try again");
            }
            take(connection, " are in use by a process that has them to itself (sharing=exclusive)");
            taken = true;
        } finally {
            if (!taken) {
                statements.granted(connection, LEAVE_QUEUE);
            }
        }
    }

    /** Gives up what {@link #share} has taken. */
    void unshare(Connection connection) throws SQLException {
        statements.granted(connection, GIVE_UP);
        statements.granted(connection, LEAVE_QUEUE);
    }

    private void requireDatabase(Connection connection) throws SQLException, JMSException {
        String database = tables.schema() == null ? connection.getCatalog() : tables.schema();
        if (database == null || database.isEmpty()) {
            throw ErrorCode.URL.exception(url + " names no database that could hold the tables: write it for example as"
                    + " jdbc:mariadb://localhost/orders, or set schema");
        }
    }

    private void take(Connection connection, String reason) throws SQLException, JMSException {
        if (!statements.granted(connection, TAKE)) {
            throw ErrorCode.LOCKED.exception("The tables " + tables.qualifiedPrefix() + "* in " + url
                    + reason + holder(connection)
                    + ": end it, or use a database or tablePrefix of your own");
        }
        if (!statements.granted(connection, HELD)) {
            throw ErrorCode.POOLER.exception("The tables " + tables.qualifiedPrefix() + "* in " + url
                    + " cannot be had through a proxy that changes sessions: connect to the server itself");
        }
    }

    /** Gives the lock up; to be called where the session outlives its use. */
    void giveUp(Connection connection) throws SQLException {
        statements.granted(connection, GIVE_UP);
        execute(connection, LEAVE);
    }

    private String holder(Connection connection) throws SQLException {
        return statements.first(
                connection,
                HOLDER,
                row -> " (" + row.getString(2) + " on " + row.getString(3) + ", connection " + row.getLong(1) + ")");
    }

    private void setNames(PreparedStatement statement) throws SQLException {
        for (int place = 0; place < 2; place++) {
            statement.setString(2 * place + 1, tables.schema());
            statement.setString(2 * place + 2, tables.prefix());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

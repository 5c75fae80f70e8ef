package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out whether a pooler stands before the server that gives each transaction the session that happens to be free.
 * What belongs to a session, such as its locks and what it listens to, is of no use then, and would be left behind.
 */
final class PostgresqlPooler {

    private PostgresqlPooler() {}

    /**
     * Whether transactions of one connection go to different sessions.
     *
     * @param connection in auto-commit mode, with no transaction open
     * @param source for another one, which is opened for a moment
     */
    static boolean changesSessions(Connection connection, ConnectionSource source) throws SQLException {
        int session = session(connection);
        try (Connection other = source.open()) {
            other.setAutoCommit(false);
            // keeps the session that was just used by the first connection, if that is free
            boolean taken = session(other) == session;
            boolean changed = session(connection) != session;
            other.rollback();
            return taken || changed;
        }
    }

    /** The process of the server that serves a connection now. */
    static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

package io.rowmq.store.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Carries out statements about the lock on RowMQ's tables that a session of a server holds.
 *
 * @param names sets the parameters of each of them, which say whose lock it is
 */
public record LockStatements(Names names) {

    /** Sets what the lock is called. */
    @FunctionalInterface
    public interface Names {

        /** Sets all parameters. */
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Makes text of a row. */
    @FunctionalInterface
    public interface RowText {

        /** The text of the row that the results stand on. */
        String of(ResultSet row) throws SQLException;
    }

    /** Whether the query says yes. */
    public boolean granted(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** The text of the first row, empty if there is none. */
    public String first(Connection connection, String sql, RowText text) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? text.of(rows) : "";
        }
    }

    /** Carries out a statement whose result does not matter. */
    public void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.execute();
        }
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        names.set(statement);
        return statement;
    }
}

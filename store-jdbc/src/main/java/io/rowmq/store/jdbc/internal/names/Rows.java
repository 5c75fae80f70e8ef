package io.rowmq.store.jdbc.internal.names;

import io.rowmq.spi.BacklogId;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Statements whose parameters and results are numbers. */
final class Rows {

    private Rows() {}

    /** How many rows it changes. */
    static int update(PreparedStatement statement, long... parameters) throws SQLException {
        set(statement, parameters);
        return statement.executeUpdate();
    }

    /** The number in its one row. */
    static long number(PreparedStatement statement, long... parameters) throws SQLException {
        set(statement, parameters);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("One row was expected, but there is none");
            }
            return rows.getLong(1);
        }
    }

    private static void set(PreparedStatement statement, long... parameters) throws SQLException {
        int column = 0;
        for (long parameter : parameters) {
            statement.setLong(++column, parameter);
        }
    }

    /** A backlog has ended and may still hold something. */
    static void trimLater(StoreConnection connection, BacklogId backlog) throws SQLException {
        PreparedStatement insert = connection.prepare(SharedSql.REMEMBER_TRIM);
        insert.setString(1, backlog.kind().name());
        insert.setLong(2, backlog.id());
        insert.executeUpdate();
    }
}

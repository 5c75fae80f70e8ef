package io.rowmq.benchmarks.subject;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The application's own table: one row for each message that was worked on. A second row for it would fail. */
public final class Rows {

    private static final String CREATE = "CREATE TABLE crawled (number BIGINT PRIMARY KEY, page VARCHAR(200) NOT NULL)";
    private static final String INSERT = "INSERT INTO crawled (number, page) VALUES (?, ?)";
    private static final String COUNT = "SELECT COUNT(*) FROM crawled";

    private final PreparedStatement insert;

    /** Writes on a connection, and leaves the commit to its owner. */
    public Rows(Connection connection) throws SQLException {
        this.insert = connection.prepareStatement(INSERT);
    }

    /** Creates the table. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** How many rows there are. */
    public static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(COUNT)) {
            count.next();
            return count.getLong(1);
        }
    }

    /** One row. */
    public void write(long number) throws SQLException {
        insert.setLong(1, number);
        insert.setString(2, "https://example.org/page/" + number);
        insert.executeUpdate();
    }
}

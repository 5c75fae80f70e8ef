package io.rowmq.samples.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of the shop: its tables, and connections to them as any application has them. */
final class Shop {

    private final Path file;

    Shop(Path state) {
        this.file = state.toAbsolutePath().normalize().resolve("shop");
    }

    String url() {
        return "jdbc:h2:file:" + file;
    }

    /** The same database for programs in other processes, which H2's server brings to it. */
    String url(int port) {
        return "jdbc:h2:tcp://localhost:" + port + "/" + file;
    }

    void open() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS customer_order (number INT PRIMARY KEY, item VARCHAR(100))");
            statement.execute("CREATE TABLE IF NOT EXISTS shipment (number INT PRIMARY KEY)");
            statement.execute("CREATE TABLE IF NOT EXISTS bill (number INT PRIMARY KEY)");
        }
    }

    /** A connection for one transaction. */
    Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(url());
        connection.setAutoCommit(false);
        return connection;
    }

    int orders() throws SQLException {
        return count("customer_order");
    }

    int shipments() throws SQLException {
        return count("shipment");
    }

    int bills() throws SQLException {
        return count("bill");
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(text("SELECT COUNT(*) FROM " + table));
    }

    /** The one value that a query gives, or nothing. */
    String text(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        }
    }
}

package io.rowmq.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Schemas in one Derby database for all tests of this JVM: creating a database takes a second. */
final class DerbyDatabases {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private DerbyDatabases() {}

    /** Made when the first test asks for it. */
    private static final class Holder {
        private static final Path DATABASE = make();

        private static Path make() {
            try {
                return Files.createTempDirectory("derby").resolve("messages");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of an empty schema, that of its user. */
    static String create() {
        return url("test" + NUMBERS.incrementAndGet());
    }

    private static String url(String user) {
        return "jdbc:derby:" + Holder.DATABASE + ";create=true;user=" + user;
    }

    /**
     * The URL of a schema whose tables the test before has used and left, and that hold nothing now: making them takes
     * longer than most tests.
     */
    static String emptied() {
        String url = url("emptied");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : tables(connection)) {
                if (!table.startsWith("ROWMQ_")) {
                    statement.execute("DROP TABLE " + table);
                } else if (!table.equals("ROWMQ_SCHEMA")) {
                    statement.execute("DELETE FROM " + table);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, "EMPTIED", "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }
}

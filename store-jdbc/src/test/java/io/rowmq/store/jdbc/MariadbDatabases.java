package io.rowmq.store.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowmq.mariadb.MariadbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases on a MariaDB server for all tests of this JVM, started when the first asks for one. */
final class MariadbDatabases {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private MariadbDatabases() {}

    /** Started once; ends with the JVM. */
    private static final class Holder {
        private static final MariadbServer SERVER = start();
    }

    /** A server of the test's own. */
    static MariadbServer start(String... options) {
        assumeTrue(MariadbServer.available(), "Maven Central has no MariaDB for this operating system");
        try {
            return MariadbServer.start(Path.of(System.getProperty("java.io.tmpdir")), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    static int port() {
        return Holder.SERVER.port();
    }

    /** The URL of an empty database. */
    static String create() {
        String name = newName();
        execute(Holder.SERVER.url(""), "CREATE DATABASE " + name);
        return Holder.SERVER.url(name);
    }

    /**
     * The URL of a database whose tables the test before has used and left, and that hold nothing now: making them
     * takes a third of a second, emptying them does not.
     */
    static String emptied() {
        String url = Holder.SERVER.url("emptied");
        execute(Holder.SERVER.url(""), "CREATE DATABASE IF NOT EXISTS emptied");
        execute(url, """
                BEGIN NOT ATOMIC
                    FOR found IN (SELECT TABLE_NAME AS name FROM information_schema.TABLES
                        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
                            AND TABLE_NAME NOT LIKE 'rowmq%') DO
                        EXECUTE IMMEDIATE CONCAT('DROP TABLE ', found.name);
                    END FOR;
                    START TRANSACTION;
                    FOR found IN (SELECT TABLE_NAME AS name FROM information_schema.TABLES
                        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
                            AND TABLE_NAME <> 'rowmq_schema') DO
                        EXECUTE IMMEDIATE CASE found.name
                            WHEN 'rowmq_position' THEN 'UPDATE rowmq_position SET next_position = 1'
                            WHEN 'rowmq_topology' THEN 'UPDATE rowmq_topology SET version = 1'
                            ELSE CONCAT('DELETE FROM ', found.name) END;
                    END FOR;
                    COMMIT;
                END""");
        return url;
    }

    /** A name that no database has yet. */
    static String newName() {
        return "test" + NUMBERS.incrementAndGet();
    }

    static void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows a table has. */
    static long count(String url, String table) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

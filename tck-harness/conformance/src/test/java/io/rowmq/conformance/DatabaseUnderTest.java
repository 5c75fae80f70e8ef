package io.rowmq.conformance;

import io.rowmq.mariadb.MariadbServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that the suite runs on; each gives every test class an empty place of its own. */
enum DatabaseUnderTest {
    /** A file for each class. */
    H2_FILE {
        @Override
        String newUrl() throws IOException {
            return "jdbc:h2:file:" + directory().resolve("rowmq").toAbsolutePath();
        }
    },
    /** A database in memory for each class. */
    H2_MEM {
        @Override
        String newUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        }
    },
    /** One database in a directory, and in it for each class a user with a schema. */
    DERBY {
        @Override
        String newUrl() {
            return "jdbc:derby:" + Derby.DIRECTORY.resolve("rowmq") + ";user=class" + CLASSES.incrementAndGet();
        }
    },
    /** One server that syncs what is committed, and in it a schema for each class. */
    POSTGRESQL {
        @Override
        String newUrl() throws SQLException {
            String server = Postgresql.SERVER.getJdbcUrl("postgres", "postgres");
            String schema = "class" + CLASSES.incrementAndGet();
            try (Connection connection = DriverManager.getConnection(server);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
            }
            return server + "&currentSchema=" + schema;
        }
    },
    /** One server that syncs what is committed, and in it a database for each class. */
    MARIADB {
        @Override
        String newUrl() throws SQLException {
            String database = "class" + CLASSES.incrementAndGet();
            try (Connection connection = DriverManager.getConnection(Mariadb.SERVER.url(""));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + database);
            }
            return Mariadb.SERVER.url(database);
        }
    };

    private static final AtomicInteger CLASSES = new AtomicInteger();

    /** The one that a word such as {@code h2-file} names. */
    static DatabaseUnderTest named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The URL of an empty place for messages. */
    abstract String newUrl() throws IOException, SQLException;

    private static Path directory() throws IOException {
        return Files.createTempDirectory("conformance");
    }

    /** Made when it is first asked for. */
    private static final class Derby {
        private static final Path DIRECTORY = make();

        private static Path make() {
            try {
                return directory();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Started when it is first asked for; ends with the JVM. */
    private static final class Mariadb {
        private static final MariadbServer SERVER = start();

        private static MariadbServer start() {
            try {
                return MariadbServer.start(Path.of(System.getProperty("java.io.tmpdir")));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Started when it is first asked for; ends with the JVM. */
    private static final class Postgresql {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

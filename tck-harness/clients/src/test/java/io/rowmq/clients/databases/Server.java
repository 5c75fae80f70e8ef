package io.rowmq.clients.databases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty databases for tests. */
enum Server {
    H2 {
        @Override
        String newDatabase(Path directory) {
            return "jdbc:h2:file:" + directory.resolve("rowmq");
        }
    },
    POSTGRESQL {
        @Override
        String newDatabase(Path directory) throws SQLException {
            String name = "test" + Running.COUNT.incrementAndGet();
            try (Connection connection =
                            DriverManager.getConnection(Running.SERVER.getJdbcUrl("postgres", "postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return Running.SERVER.getJdbcUrl("postgres", name);
        }
    };

    /** Started once; ends with the JVM. */
    private static final class Running {
        private static final AtomicInteger COUNT = new AtomicInteger();
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of an empty database. */
    abstract String newDatabase(Path directory) throws SQLException;
}

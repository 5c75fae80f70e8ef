package io.rowmq.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server for all tests of this JVM, started when the first asks for it. */
final class PostgresqlServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresqlServer() {}

    /** Started once; ends with the JVM. */
    private static final class Holder {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return configured().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A server that syncs what is committed, which the embedded one does not by itself. */
    static EmbeddedPostgres.Builder configured() {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
    }

    /** The URL of a database that all tests share. */
    static String url() {
        return Holder.SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** Where it listens. */
    static int port() {
        return Holder.SERVER.getPort();
    }

    /** The URL of an empty schema. */
    static String newSchema() {
        String schema = "test" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + schema);
        return url() + "&currentSchema=" + schema;
    }

    /**
     * The URL of a schema whose tables the test before has used and left, and that hold nothing now but the rows they
     * came with: making them takes longer than most tests. For one JVM at a time only: what JVMs that share a database
     * know of each other is in rows.
     */
    static String emptied() {
        String url = url() + "&currentSchema=emptied";
        execute("CREATE SCHEMA IF NOT EXISTS emptied");
        executeAt(url, """
                DO $$ DECLARE found RECORD; BEGIN
                    FOR found IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LOOP
                        IF NOT starts_with(found.name, 'rowmq_') THEN
                            EXECUTE 'DROP TABLE ' || found.name;
                        ELSIF found.name NOT IN ('rowmq_schema', 'rowmq_position', 'rowmq_topology') THEN
                            EXECUTE 'DELETE FROM ' || found.name;
                        END IF;
                    END LOOP;
                END $$""");
        return url;
    }

    static void execute(String... statements) {
        executeAt(url(), statements);
    }

    private static void executeAt(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

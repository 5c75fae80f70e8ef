package io.rowmq.benchmarks.database;

import io.rowmq.benchmarks.subject.Bean;
import io.rowmq.benchmarks.subject.Unavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A kind of database. */
public enum Database {
    /** A file in this JVM. RowMQ makes it sync by itself. */
    H2("an H2 file", null) {
        @Override
        public Running start(Path directory) {
            return new Running("jdbc:h2:file:" + directory.resolve("store"), () -> {});
        }
    },
    /** A directory in this JVM; syncs by default. */
    DERBY("a Derby directory", "derby") {
        @Override
        public Running start(Path directory) {
            return new Running("jdbc:derby:" + directory.resolve("store") + ";create=true", () -> {});
        }
    },
    /** A server of its own, whose CPU time and memory are not in the figures of this JVM. */
    POSTGRESQL("PostgreSQL 18", "postgresql") {
        @Override
        public Running start(Path directory) throws Exception {
            return server(directory);
        }
    };

    private static final String SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
    private static final String CONNECTIONS = "200";

    private final String title;
    private final @Nullable String libraries;

    Database(String title, @Nullable String libraries) {
        this.title = title;
        this.libraries = libraries;
    }

    /** Stops what was started. */
    @FunctionalInterface
    public interface Stopping {

        /** Stops it. */
        void stop() throws Exception;
    }

    /**
     * A database that runs.
     *
     * @param url where
     * @param stopping how it stops, when nobody is connected any more
     */
    public record Running(String url, Stopping stopping) {}

    /** How it is called in a title. */
    public String title() {
        return title;
    }

    /** The end of the names of its providers. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the schema of RowMQ for it lies on the class path. */
    public String schema() {
        return "/io/rowmq/store/jdbc/schema/" + suffix() + "/V1__create.sql";
    }

    /**
     * Makes sure that this version of RowMQ can keep its messages there.
     *
     * @throws Unavailable if it cannot
     */
    public void requireSupport() throws Unavailable {
        if (Database.class.getResource(schema()) == null) {
            throw new Unavailable("this version of RowMQ does not know " + title);
        }
    }

    /** The folders of libraries it needs. */
    public List<String> libraries() {
        return libraries == null ? List.of() : List.of(libraries);
    }

    /** Whether it finds again what was kept in a directory, also after the JVM was killed. */
    public boolean restarts() {
        return this != POSTGRESQL;
    }

    /**
     * Starts it on a directory.
     *
     * @throws Unavailable if it is not to be had on this machine
     */
    public abstract Running start(Path directory) throws Exception;

    private static Running server(Path directory) throws Exception {
        Bean builder = new Bean(Bean.callStatic(SERVER, "builder"));
        // The embedded server does not sync by itself.
        builder.call("setServerConfig", "fsync", "on")
                .call("setServerConfig", "synchronous_commit", "on")
                .call("setServerConfig", "max_connections", CONNECTIONS)
                .call("setDataDirectory", directory.resolve("data"))
                .call(
                        "setOverrideWorkingDirectory",
                        directory.resolve("binaries").toFile());
        Bean server = builder.call("start");
        String url = (String) server.call("getJdbcUrl", "postgres", "postgres").object();
        return new Running(url, () -> server.call("close"));
    }
}

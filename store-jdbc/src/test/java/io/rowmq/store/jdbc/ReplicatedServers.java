package io.rowmq.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A PostgreSQL server whose commits wait for a standby, and that standby. */
final class ReplicatedServers implements AutoCloseable {

    private final Path primaryFiles;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    /** Starts both, and returns when commits wait for the standby. */
    ReplicatedServers(Path directory) throws IOException, SQLException {
        primaryFiles = directory.resolve("primary");
        Path standbyFiles = directory.resolve("standby");
        EmbeddedPostgres first = settings(primaryFiles).start();
        int port = first.getPort();
        first.close();
        copy(primaryFiles, standbyFiles);
        configure(primaryFiles, "synchronous_standby_names = '*'");
        configure(standbyFiles, "primary_conninfo = 'host=localhost port=" + port + " user=postgres'");
        Files.createFile(standbyFiles.resolve("standby.signal"));
        primary = settings(primaryFiles).setPort(port).start();
        standby = settings(standbyFiles).start();
        while (!found(primary, "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'")) {
            Thread.onSpinWait();
        }
    }

    private static EmbeddedPostgres.Builder settings(Path files) {
        return PostgresqlServer.configured().setDataDirectory(files).setCleanDataDirectory(false);
    }

    private static void configure(Path files, String setting) throws IOException {
        Files.writeString(files.resolve("postgresql.auto.conf"), setting + "\n", StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static boolean found(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(query).next();
        }
    }

    /** The URL that names both. */
    String url() {
        return "jdbc:postgresql://localhost:" + primary.getPort() + ",localhost:" + standby.getPort()
                + "/postgres?user=postgres&targetServerType=primary";
    }

    /** SIGKILL for all processes of the primary. */
    void killPrimary() throws IOException {
        List<String> lines = Files.readAllLines(primaryFiles.resolve("postmaster.pid"));
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElseThrow();
        // first the one that would start others
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    }

    /** The standby takes over. */
    void promoteStandby() throws SQLException {
        found(standby, "SELECT pg_promote()");
    }

    @Override
    public void close() throws IOException {
        try (EmbeddedPostgres one = primary;
                EmbeddedPostgres other = standby) {
            // both, whatever becomes of the first
            assert one != other;
        }
    }
}

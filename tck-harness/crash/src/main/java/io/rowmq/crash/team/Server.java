package io.rowmq.crash.team;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A PostgreSQL server of the campaign's own, which can be killed and comes back with what it had synced. */
public final class Server implements Killable, AutoCloseable {

    /** Names a directory where a build has the server's program unpacked for all that need it. */
    private static final String BINARIES = "ot.epg.working-dir";

    private final Path directory;
    private final int port;
    private EmbeddedPostgres running;

    /** Starts a server that keeps its files in a directory. */
    public Server(Path directory) throws IOException {
        this.directory = directory;
        this.running = settings().start();
        this.port = running.getPort();
    }

    private EmbeddedPostgres.Builder settings() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(binaries())
                .setCleanDataDirectory(false)
                // the embedded server does not sync by itself
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private File binaries() {
        return new File(
                System.getProperty(BINARIES, directory.resolve("binaries").toString()));
    }

    /** Where it is, also after it was killed. */
    public String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void kill() throws IOException {
        Path file = directory.resolve("data").resolve("postmaster.pid");
        long pid;
        try (Stream<String> lines = Files.lines(file)) {
            pid = Long.parseLong(lines.findFirst().orElseThrow().trim());
        }
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        // first the one that would start others
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
        running.close();
        running = settings().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}

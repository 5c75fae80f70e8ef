package io.rowmq.crash.twophase;

import io.rowmq.crash.tap.HaltPoint;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker at a time on one pair of databases; each ends at a point of its own, and the next one looks. */
public final class TwoPhaseCampaign implements AutoCloseable {

    /** How long a worker may take before it counts as hanging. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Where messages and rows are. */
    public enum Pair {
        /** Messages in H2, rows in Derby: H2 itself forgets what it has prepared when the JVM ends. */
        H2,
        /** Both in Derby, in a database each. */
        DERBY,
        /** Both in one server. */
        POSTGRESQL
    }

    private final Path directory;
    private final long seed;
    private final String messages;
    private final String rows;
    private final @Nullable EmbeddedPostgres server;
    private final List<String> problems = new ArrayList<>();
    private int incarnation;
    private int kills;
    private String found = "";

    /**
     * Begins with empty databases.
     *
     * @param directory where everything is kept
     * @param seed decides the order of the resources
     */
    public TwoPhaseCampaign(Pair pair, long seed, Path directory) throws IOException {
        this.directory = directory;
        this.seed = seed;
        this.server = pair == Pair.POSTGRESQL ? startServer() : null;
        String files = directory.resolve("messages").toString();
        this.messages = switch (pair) {
            case H2 -> "jdbc:h2:file:" + files;
            case DERBY -> "jdbc:derby:" + files;
            case POSTGRESQL -> serverUrl();
        };
        this.rows = pair == Pair.POSTGRESQL ? serverUrl() : "jdbc:derby:" + directory.resolve("rows");
    }

    private static EmbeddedPostgres startServer() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("max_prepared_transactions", "20")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private String serverUrl() {
        if (server == null) {
            throw new IllegalStateException("no server");
        }
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** How many workers ended at their point. */
    public int kills() {
        return kills;
    }

    /** What was broken; nobody needs to go on when this is not empty. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** A worker that ends at the point. */
    void kill(Point point) throws IOException, InterruptedException {
        int status = run(point);
        if (status == HaltPoint.STATUS) {
            kills++;
        } else if (problems.isEmpty()) {
            problems.add(
                    "the worker did not come to " + point + ", but ended with status " + status + "; see " + errors());
        }
    }

    /** A worker that looks, works and ends by itself. */
    void look() throws IOException, InterruptedException {
        int status = run(null);
        if (status != 0 && problems.isEmpty()) {
            problems.add("the worker failed with status " + status + "; see " + errors());
        }
    }

    private int run(@Nullable Point point) throws IOException, InterruptedException {
        incarnation++;
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dderby.stream.error.file=" + directory.resolve("derby.log"),
                "-cp",
                System.getProperty("java.class.path"),
                TwoPhaseWorker.class.getName()));
        command.addAll(new Assignment(messages, rows, directory, incarnation, seed, point).arguments());
        Process worker = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
                .start();
        if (!worker.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            problems.add("a worker hung on its way to " + point);
            worker.destroyForcibly().waitFor();
        }
        for (String line : Files.readAllLines(output)) {
            if (line.startsWith("broken: ")) {
                problems.add("worker " + incarnation + ": " + line);
            } else {
                found = line;
            }
        }
        return worker.exitValue();
    }

    private Path errors() {
        return directory.resolve("errors");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public String toString() {
        return incarnation + " workers, " + kills + " kills, in the end " + found + "; " + problems.size()
                + " violations; seed " + seed;
    }
}

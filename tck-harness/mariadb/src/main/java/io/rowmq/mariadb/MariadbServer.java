package io.rowmq.mariadb;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A MariaDB server on loopback that syncs what is committed. It ends with this JVM, however that ends, and its data go
 * with it.
 */
public final class MariadbServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Not a name of a database. */
    private static final String TEMPORARY = "#temporary";

    /** The shell's input ends when this JVM does. */
    private static final String UNTIL_INPUT_ENDS = """
            data=$1; shift
            "$@" < /dev/null &
            cat > /dev/null
            kill -9 $! 2> /dev/null
            wait
            rm -rf "$data"
            """;

    private final Programs programs;
    private final Path data;
    private final List<String> options;
    private final int port;
    private Process shell;

    private MariadbServer(Programs programs, Path data, List<String> options) throws IOException {
        this.programs = programs;
        this.data = data;
        this.options = options;
        this.port = freePort();
        Files.createDirectory(data.resolve(TEMPORARY));
        initialize();
        this.shell = launch();
    }

    /** Whether there are binaries for this machine: Linux on a 64-bit PC. */
    public static boolean available() {
        return Programs.fit();
    }

    /**
     * Starts a server; returns when it lets people in, as {@code root} without a password.
     *
     * @param directory for its program, which is unpacked once, and in it a directory for the data of this server
     * @param options for it, for example {@code --log-bin}
     */
    public static MariadbServer start(Path directory, String... options) throws IOException {
        Programs programs = Programs.unpack(directory);
        Path data = Files.createTempDirectory(directory.toAbsolutePath(), "mariadb-data");
        return new MariadbServer(programs, data, List.of(options));
    }

    /** The URL of a database. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root";
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                programs.server(),
                "--no-defaults",
                "--datadir=" + data,
                // a server that starts removes what it finds of temporary tables, also those of others
                "--tmpdir=" + data.resolve(TEMPORARY),
                "--lc-messages-dir=" + programs.share(""),
                "--character-sets-dir=" + programs.share("charsets"),
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M",
                "--innodb-flush-log-at-trx-commit=1",
                "--performance-schema=OFF"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** Makes the tables that the server itself needs. */
    private void initialize() throws IOException {
        List<String> command = command();
        command.add("--bootstrap");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try (OutputStream to = process.getOutputStream()) {
            to.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (Path script : programs.bootstrap()) {
                Files.copy(script, to);
            }
        }
        if (await(process) != 0) {
            throw failure("did not make its tables");
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "mariadb", data.toString()));
        command.addAll(command());
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // beside the data: the names of sockets must be short
                "--socket=socket",
                "--skip-name-resolve"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!greets()) {
            if (System.nanoTime() - deadline > 0) {
                process.getOutputStream().close();
                throw failure("did not start");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return process;
    }

    /** Whether the server says who it is, which it does when it is ready. */
    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            // nobody listens yet
            return false;
        }
    }

    private Path log() {
        return data.resolve("server.log");
    }

    private IOException failure(String what) throws IOException {
        return new IOException("The MariaDB server " + what + ": " + Files.readString(log()));
    }

    /** SIGKILL, and a new start with what it had synced. */
    public void kill() throws IOException {
        List<ProcessHandle> all = shell.descendants().toList();
        // first the shell, which would remove the data
        shell.destroyForcibly();
        await(shell);
        all.forEach(ProcessHandle::destroyForcibly);
        all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
        shell = launch();
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        await(shell);
    }

    private static int await(Process process) throws IOException {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException("A process of the MariaDB server does not end: " + process.info());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the MariaDB server", e);
        }
    }
}

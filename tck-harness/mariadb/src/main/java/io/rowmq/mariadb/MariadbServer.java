package io.rowmq.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * A MariaDB server on loopback that syncs what is committed. It ends with this JVM, however that ends, and its data go
 * with it.
 */
public final class MariadbServer implements AutoCloseable {

    /** Names a directory where a build has the program unpacked for all that need it. */
    private static final String PROGRAMS = "rowmq.mariadb.programs";

    private static final Duration PAUSE = Duration.ofMillis(20);

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
        SystemTables.copy(programs, data);
        this.shell = launch();
    }

    /** Whether there are binaries for this machine: Linux on a 64-bit PC. */
    public static boolean available() {
        return Programs.fit();
    }

    /**
     * Starts a server; returns when it lets people in, as {@code root} without a password.
     *
     * @param directory for the data of this server, and for its program and tables, which are made once, unless the
     *     system property {@code rowmq.mariadb.programs} names another for those
     * @param options for it, for example {@code --log-bin}
     */
    public static MariadbServer start(Path directory, String... options) throws IOException {
        Programs programs = Programs.unpack(Path.of(System.getProperty(PROGRAMS, directory.toString())));
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

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "mariadb", data.toString()));
        command.addAll(programs.command(data));
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
        long deadline = System.nanoTime() + Programs.PATIENCE.toNanos();
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
        Programs.await(shell);
        all.forEach(ProcessHandle::destroyForcibly);
        all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
        shell = launch();
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        Programs.await(shell);
    }
}

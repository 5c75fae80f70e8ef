package io.rowmq.containers;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server beside the one that Arquillian has, with directories and ports of its own, which a test may kill. */
public abstract class OwnServer implements AutoCloseable {

    /** Longer than a start takes on a machine ten times slower. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = System.getLogger(OwnServer.class.getName());

    /** Below the ports that systems give to clients, so that nobody gets one between the search and the use. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 30_000;

    private final int port = freePort();
    private final Client application =
            new WebClient(URI.create("http://127.0.0.1:" + port + "/" + Application.NAME + "/"));
    private Process process;

    /** Begins a process; the server is the process, and not only its child. */
    protected abstract Process begin() throws IOException;

    /** The port for HTTP. */
    protected final int port() {
        return port;
    }

    /** A port that nobody has. */
    protected static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                LOG.log(Level.DEBUG, "port " + port, taken);
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /** Starts it, and waits until the application answers. */
    public final void start() throws IOException {
        launch();
        awaitApplication();
    }

    /** Starts it. */
    public final void launch() throws IOException {
        Process begun = begin();
        process = begun;
        Runtime.getRuntime().addShutdownHook(new Thread(begun::destroyForcibly));
    }

    /** Waits until the application answers. */
    public final void awaitApplication() {
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("the server has ended", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> application.call("create").equals("done"));
    }

    /** The application in it. */
    public final Client application() {
        return application;
    }

    /** Waits until it has died; its exit code. */
    public final int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server is still alive");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}

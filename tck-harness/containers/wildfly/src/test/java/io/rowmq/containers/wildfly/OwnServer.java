package io.rowmq.containers.wildfly;

import io.rowmq.containers.Application;
import io.rowmq.containers.Client;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly beside the one that Arquillian has, with directories and ports of its own, which a test may kill. */
final class OwnServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OwnServer.class.getName());

    /** Longer than a start takes on a machine ten times slower. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Below the ports that systems give to clients, so that nobody gets one between the search and the use. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 30_000;

    private final Path home = Path.of(System.getProperty("jboss.home"));
    private final Path base;
    private final int http = freePort();
    private final Client application =
            new Client(URI.create("http://127.0.0.1:" + http + "/" + Application.NAME + "/"));
    private Process process;

    /** A server that has still to be started, with an application in its deployment folder. */
    OwnServer(Path directory, WebArchive archive) throws IOException {
        base = Files.createDirectories(directory).resolve("standalone");
        copy(home.resolve("standalone"), base);
        Path deployments = Files.createDirectories(base.resolve("deployments"));
        archive.as(ZipExporter.class)
                .exportTo(deployments.resolve(archive.getName()).toFile());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.startsWith(from.resolve("tmp")) && !file.startsWith(from.resolve("log"))) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    private static int freePort() {
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

    /**
     * Takes another database for its messages, and makes the tables there.
     *
     * @param url its URL
     */
    void use(String url) throws IOException {
        Path configuration = base.resolve("configuration").resolve("standalone.xml");
        String text = Files.readString(configuration);
        String present = "jdbc:h2:file:${jboss.server.data.dir}/rowmq";
        String tables = "</config-property><config-property name=\"initializeSchema\">always";
        if (!text.contains(present)) {
            throw new IllegalStateException(present + " is not in " + configuration);
        }
        Files.writeString(configuration, text.replace(present, url.replace("&", "&amp;") + tables));
    }

    /** Starts it, and waits until the application answers. */
    void start() throws IOException {
        launch();
        awaitApplication();
    }

    /** Starts it. */
    void launch() throws IOException {
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(base)
                .addJavaOption("-Xmx512m")
                .addJavaOption("-Djboss.http.port=" + http)
                .addJavaOption("-Djboss.https.port=" + freePort())
                .addJavaOption("-Djboss.management.http.port=" + freePort())
                // Transaction managers that share a database must not take each other's branches for their own.
                .addJavaOption("-Djboss.tx.node.id=" + http)
                // The recovery manager looks every two minutes otherwise.
                .addJavaOption("-DRecoveryEnvironmentBean.periodicRecoveryPeriod=2")
                .addJavaOption("-DRecoveryEnvironmentBean.recoveryBackoffPeriod=1");
        process = Launcher.of(command)
                .setRedirectErrorStream(true)
                .redirectOutput(base.resolveSibling("server.log"))
                .launch();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Waits until the application answers. */
    void awaitApplication() {
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("the server has ended", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> application.call("create").equals("done"));
    }

    Client application() {
        return application;
    }

    /** Waits until it has died; its exit code. */
    int exitCode() throws InterruptedException {
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

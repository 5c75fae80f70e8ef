package io.rowmq.containers.wildfly;

import io.rowmq.containers.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly of a test's own. */
final class OwnWildFly extends OwnServer {

    private final Path home = Path.of(System.getProperty("jboss.home"));
    private final Path base;

    /** A server that has still to be started, with an application in its deployment folder. */
    OwnWildFly(Path directory, WebArchive archive) throws IOException {
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

    @Override
    protected Process begin() throws IOException {
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setJavaHome(System.getProperty("server.java.home"))
                .setBaseDirectory(base)
                .addJavaOption("-Xmx512m")
                .addJavaOption("-Djboss.http.port=" + port())
                .addJavaOption("-Djboss.https.port=" + freePort())
                .addJavaOption("-Djboss.management.http.port=" + freePort())
                // Transaction managers that share a database must not take each other's branches for their own.
                .addJavaOption("-Djboss.tx.node.id=" + port())
                // The recovery manager looks every two minutes otherwise.
                .addJavaOption("-DRecoveryEnvironmentBean.periodicRecoveryPeriod=2")
                .addJavaOption("-DRecoveryEnvironmentBean.recoveryBackoffPeriod=1");
        return Launcher.of(command)
                .setRedirectErrorStream(true)
                .redirectOutput(base.resolveSibling("server.log"))
                .launch();
    }
}

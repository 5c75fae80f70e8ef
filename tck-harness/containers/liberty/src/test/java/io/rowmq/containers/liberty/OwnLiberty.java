package io.rowmq.containers.liberty;

import io.rowmq.containers.OwnServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A Liberty of a test's own: the same configuration in a directory of its own. */
final class OwnLiberty extends OwnServer {

    private static final String NAME = "own";

    private final Path home = Path.of(System.getProperty("liberty.home"));
    private final Path java = Path.of(System.getProperty("server.java.home"));
    private final Path user;

    /** A server that has still to be started, with an application in its deployment folder. */
    OwnLiberty(Path directory, WebArchive archive) throws IOException {
        user = directory.resolve("usr");
        Path configured = Path.of(System.getProperty("liberty.server"));
        Path server = Files.createDirectories(user.resolve("servers").resolve(NAME));
        for (String file : new String[] {"server.xml", "rowmq.rar", "lib/h2.jar"}) {
            Path copy = server.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(configured.resolve(file), copy);
        }
        Files.writeString(server.resolve("bootstrap.properties"), "http.port=" + port() + "\n");
        Path deployments = Files.createDirectories(server.resolve("dropins"));
        archive.as(ZipExporter.class)
                .exportTo(deployments.resolve(archive.getName()).toFile());
    }

    /** The options that it needs, by the version of the JDK. */
    private String options() throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(java.resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION").replace("\"", "");
        return Runtime.Version.parse(version).feature() < 24 ? "java9.options" : "java24.options";
    }

    @Override
    protected Process begin() throws IOException {
        // What its script does; but killing that would not kill the server.
        ProcessBuilder command = new ProcessBuilder(
                java.resolve("bin/java").toString(),
                "@" + home.resolve("lib/platform/java/" + options()),
                "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"),
                "-Xmx512m",
                "-jar",
                home.resolve("bin/tools/ws-server.jar").toString(),
                NAME);
        command.environment().put("WLP_USER_DIR", user.toString());
        return command.redirectErrorStream(true)
                .redirectOutput(user.resolveSibling("server.log").toFile())
                .start();
    }
}

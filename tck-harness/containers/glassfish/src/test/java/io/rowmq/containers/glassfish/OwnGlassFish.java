package io.rowmq.containers.glassfish;

import io.rowmq.containers.OwnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A GlassFish of a test's own: a copy of the configured domain, with ports of its own. */
final class OwnGlassFish extends OwnServer {

    private static final String NAME = "domain1";

    /** What a domain has when it has run: it is for that domain only. */
    private static final Set<String> OF_A_RUN = Set.of("logs", "osgi-cache", "pid", "rowmq.mv.db", "rowmq.trace.db");

    private final Path home = Path.of(System.getProperty("glassfish.home"));
    private final Path domains;
    private final Path domain;

    /** A server that has still to be started, with an application in its deployment folder. */
    OwnGlassFish(Path directory, WebArchive archive) throws IOException {
        domains = Files.createDirectories(directory).resolve("domains");
        domain = domains.resolve(NAME);
        Files.createDirectories(domain);
        copy(home.resolve("glassfish/domains").resolve(NAME), domain);
        changePorts(domain.resolve("config/domain.xml"));
        Path deployments = Files.createDirectories(domain.resolve("autodeploy"));
        archive.as(ZipExporter.class)
                .exportTo(deployments.resolve(archive.getName()).toFile());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(file.getFileName().toString());
                if (!OF_A_RUN.contains(file.getFileName().toString())) {
                    Files.copy(file, copy);
                    if (Files.isDirectory(file)) {
                        copy(file, copy);
                    }
                }
            }
        }
    }

    private void changePorts(Path configuration) throws IOException {
        Map<String, String> others = new HashMap<>();
        // What create-domain leaves as it is, whatever it is told
        others.put("8080", "" + port());
        others.put("8181", "" + freePort());
        others.put("7676", "" + freePort());
        for (String other : System.getProperty("glassfish.ports").split(",")) {
            others.put(other, "" + freePort());
        }
        others.put(System.getProperty("http.port"), "" + port());
        String text = Files.readString(configuration);
        Files.writeString(
                configuration,
                Pattern.compile("\\b\\d{4,5}\\b")
                        .matcher(text)
                        .replaceAll(found -> others.getOrDefault(found.group(), found.group())));
    }

    @Override
    protected Process begin() throws IOException {
        return new ProcessBuilder(command())
                .directory(domain.resolve("config").toFile())
                .redirectErrorStream(true)
                .redirectOutput(domains.resolveSibling("server.log").toFile())
                .start();
    }

    /** What asadmin would start: the server that it starts itself is not its child, and nobody's to kill. */
    private List<String> command() throws IOException {
        ProcessBuilder asadmin = new ProcessBuilder(
                home.resolve("glassfish/bin/asadmin").toString(),
                "start-domain",
                "--dry-run",
                "--domaindir",
                domains.toString(),
                NAME);
        Process process = asadmin.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> command = said.lines()
                .dropWhile(line -> !line.endsWith("java"))
                .takeWhile(line -> !line.isBlank() && !line.startsWith("Command start-domain"))
                .toList();
        if (command.isEmpty()) {
            throw new IllegalStateException("asadmin says no command, but " + said);
        }
        return command;
    }
}

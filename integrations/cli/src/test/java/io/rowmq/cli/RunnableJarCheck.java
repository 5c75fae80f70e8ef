package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that was built, beside a copy of the script, as it would be installed. Runs after packaging. */
class RunnableJarCheck {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    private String run(int code, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("rowmq").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isEqualTo(code);
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    @BeforeEach
    void install() throws IOException {
        Files.copy(MODULE.resolve("rowmq"), folder.resolve("rowmq"));
        try (Stream<Path> built = Files.list(MODULE.resolve("target"))) {
            Path jar = built.filter(file -> file.getFileName().toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }

    @Test
    void runsBesideItsScript() throws IOException, InterruptedException {
        String h2 = "jdbc:h2:file:" + folder.resolve("h2");
        assertThat(run(0, "--version")).contains("1.0.0");
        run(0, "schema", "upgrade", "--url", h2);
        assertThat(run(0, "send", "orders", "grüße", "--url", h2)).startsWith("ID:");
        assertThat(run(0, "browse", "orders", "--url", h2)).contains("grüße");
        run(0, "schema", "upgrade", "--url", "jdbc:derby:" + folder.resolve("derby"));
        assertThat(run(4, "list", "--url", "jdbc:postgresql://127.0.0.1:1/none"))
                .startsWith("rowmq: ");
    }

    @Test
    void servesTheConsole() throws IOException, InterruptedException {
        String h2 = "jdbc:h2:file:" + folder.resolve("console");
        run(0, "schema", "upgrade", "--url", h2);
        Process process = new ProcessBuilder(
                        "bash", folder.resolve("rowmq").toString(), "console", "--port", "0", "--url", h2)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(String.valueOf(printed.readLine()));
            for (String file : List.of("/", "/js/main.js", "/css/base.css")) {
                assertThat(HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(address.resolve(file))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void managesADatabaseThatThisJvmHasOpenByItsProcessId() throws IOException, InterruptedException {
        String h2 = "jdbc:h2:file:" + folder.resolve("open");
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(h2);
                JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "a");
            String pid = Long.toString(ProcessHandle.current().pid());
            assertThat(run(4, "list", "--url", h2)).contains("--jmx PID");
            assertThat(run(0, "jvms")).contains(pid);
            assertThat(run(0, "list", "--jmx", pid)).contains("queue://orders");
            assertThat(run(0, "receive", "orders", "--jmx", pid)).isEqualTo("a" + System.lineSeparator());
        }
    }
}

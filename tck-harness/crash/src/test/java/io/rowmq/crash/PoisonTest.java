package io.rowmq.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that kills the JVM that processes it becomes a dead letter, and no other message does, or is lost. */
class PoisonTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:", "jdbc:derby:"})
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aMessageThatKillsItsJvmBecomesADeadLetterAndNoOtherDoes(String database) throws Exception {
        List<String> said = new ArrayList<>(run(database, "send"));
        for (int life = 1; life <= PoisonWorker.MAX_DELIVERIES; life++) {
            said.addAll(run(database));
        }

        assertThat(said)
                .filteredOn(line -> line.startsWith("tasks poison"))
                .containsExactly("tasks poison 1", "tasks poison 2", "tasks poison 3");
        assertThat(said)
                .filteredOn(line -> line.contains(" healthy-"))
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, PoisonWorker.HEALTHY)
                        .mapToObj(i -> "tasks healthy-" + i)
                        .toList());
        assertThat(said).contains("DLQ.tasks poison 1");
    }

    private List<String> run(String database, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dderby.stream.error.file=" + directory.resolve("derby.log"),
                "-cp",
                System.getProperty("java.class.path"),
                PoisonWorker.class.getName(),
                database + directory.resolve("store")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            process.waitFor();
            return lines;
        }
    }
}

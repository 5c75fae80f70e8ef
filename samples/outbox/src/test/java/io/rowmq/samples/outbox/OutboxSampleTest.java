package io.rowmq.samples.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the sample in JVMs of its own and reads what it prints. */
class OutboxSampleTest {

    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path state;

    @Test
    void whatWasCommittedIsShippedAndBilledAndNothingElse() throws Exception {
        Path output = state.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        state.resolve("database").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        List<String> all = Files.readAllLines(output);
        assertThat(ended).as("ended in time; output: %s", all).isTrue();
        assertThat(all)
                .contains("9 orders are committed; KILLED")
                .anyMatch(line -> line.contains("order 7 is not paid"))
                .anyMatch(line -> line.startsWith("  rejected: ") && line.contains("properties"))
                .anyMatch(line -> line.startsWith("relay: ") && line.endsWith("it tries again"))
                .contains("11 shipped, 11 billed");
        assertThat(all.stream().filter(line -> line.endsWith(" shipped")))
                .containsExactly("9 orders, 9 shipped", "10 orders, 10 shipped", "11 orders, 11 shipped");
        assertThat(process.exitValue()).isZero();
    }
}

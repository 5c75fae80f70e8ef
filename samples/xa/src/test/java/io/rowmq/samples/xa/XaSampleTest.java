package io.rowmq.samples.xa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the sample in JVMs of its own and reads what it prints. */
class XaSampleTest {

    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path state;

    @Test
    void whatWasNotDecidedIsRolledBackAndWhatWasDecidedIsCommitted() throws Exception {
        Path output = state.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        state.resolve("databases").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        List<String> lines = Files.readAllLines(output).stream()
                .map(String::strip)
                .filter(line -> line.matches("(KILLED|found|recovered|\\d+ payments wait).*"))
                .toList();
        assertThat(ended).as("ended in time; output: %s", lines).isTrue();
        assertThat(lines)
                .containsExactly(
                        "found: in doubt are 0 branches of RowMQ's and 0 of Derby's",
                        "recovered: in doubt are 0 branches of RowMQ's and 0 of Derby's",
                        "0 payments wait, 0 bookings, 0 receipts",
                        "KILLED before the decision",
                        "found: in doubt are 1 branches of RowMQ's and 1 of Derby's",
                        "recovered: in doubt are 0 branches of RowMQ's and 0 of Derby's",
                        "4 payments wait, 2 bookings, 2 receipts",
                        "KILLED after the decision",
                        "found: in doubt are 1 branches of RowMQ's and 1 of Derby's",
                        "recovered: in doubt are 0 branches of RowMQ's and 0 of Derby's",
                        "1 payments wait, 5 bookings, 5 receipts",
                        "0 payments wait, 6 bookings, 6 receipts");
        assertThat(process.exitValue()).isZero();
    }
}

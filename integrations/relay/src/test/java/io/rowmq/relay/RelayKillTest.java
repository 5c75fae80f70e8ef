package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs that relay in global transactions, one after the other, each killed at another point, and their recovery. */
class RelayKillTest {

    private static final int MESSAGES = 60;
    private static final long PATIENCE_SECONDS = 120;
    private static final List<String> POINTS =
            List.of("target prepare before", "target prepare after", "source commit after");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachMessageArrivesOnceWhereverTheJvmIsKilled(boolean toArtemis) throws Exception {
        int sent = MESSAGES;
        for (String point : POINTS) {
            assertThat(live(toArtemis, sent, point)).as(point).isEqualTo(HaltingResource.KILLED);
            sent = 0;
        }
        assertThat(live(toArtemis, 0, "")).isZero();
        List<String> printed = Files.readAllLines(output());
        assertThat(printed).contains("in doubt: 0");
        assertThat(printed.stream()
                        .filter(line -> line.startsWith("arrived: "))
                        .map(line -> line.substring("arrived: ".length())))
                .containsExactlyInAnyOrderElementsOf(RelayBench.messages(MESSAGES));
    }

    private Path output() {
        return directory.resolve("output.txt");
    }

    private int live(boolean toArtemis, int sent, String point) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RelayLife.class.getName(),
                directory.resolve("state").toString(),
                Boolean.toString(toArtemis),
                Integer.toString(sent),
                point));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}

package io.rowmq.containers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests in servers leave behind. */
class LeftBehindTest {

    @Test
    void noServerIsStillThere() throws IOException {
        String containers = Path.of("..").toRealPath().toString();
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(processesOf(containers)).isEmpty());
    }

    /** Those whose command names the home of a server. */
    private static List<String> processesOf(String directory) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(directory + "/wildfly/target/server")
                        || command.contains(directory + "/liberty/target/liberty")
                        || command.contains(directory + "/glassfish/target/glassfish"))
                .toList();
    }
}

package io.rowmq.benchmarks.bloat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BloatTest {

    private static final long MIB = 1 << 20;

    @Test
    void messagesGoThroughWithATransactionOpenElsewhereAndNoneIsLost() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Bloat bloat = new Bloat(
                        server.getJdbcUrl("postgres", "postgres"),
                        5_000,
                        2,
                        new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            bloat.run();

            assertThat(bloat.depth()).isEqualTo(1_000);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(12)
                .allMatch(line -> line.contains("500 messages, ") && line.contains("dead rows"));
    }

    @Test
    void tablesThatGrowWithWhatHasBeenThroughFail() {
        assertThatCode(() -> Bloat.requireBounded(spaces(10, 90, 90, 90, 100, 90, 90, 90, 90, 100)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Bloat.requireBounded(spaces(100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000)))
                .hasMessage("the tables grow: 500 MiB with their indexes at most in the first half, 1000 MiB in the"
                        + " second");
    }

    private static List<Space> spaces(int... mebibytes) {
        List<Space> spaces = new ArrayList<>();
        for (int each : mebibytes) {
            spaces.add(new Space(each * MIB / 2, each * MIB / 2, 0));
        }
        return spaces;
    }
}

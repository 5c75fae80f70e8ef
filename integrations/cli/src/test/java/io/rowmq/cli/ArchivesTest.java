package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What was consumed, from a shell. */
class ArchivesTest extends CommandLineBase {

    @Test
    void whatWasReceivedIsKeptShownAndSentAgain() throws IOException {
        send("orders", "a", "b", "c");
        assertThat(onDatabase("archives").lines()).hasSize(1);
        assertThat(onDatabase("settings", "set", "orders", "archiveFor", "604800000")
                        .code())
                .isZero();
        onDatabase("receive", "orders", "-c", "9");
        assertThat(onDatabase("archives").lines())
                .last()
                .satisfies(line -> assertThat(line).startsWith("queue://orders").contains(" 3 ", "1000000", "7d00h"));
        assertThat(onDatabase("browse", "archive://orders", "--json").lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("JMS_RowMQ_ConsumedTime"));
        assertThat(onDatabase("browse", "archive://orders", "-n", "1").lines().get(0))
                .contains("CONSUMED");
        assertThat(onDatabase("replay", "orders", "--selector", "text = 'b'").out())
                .isEqualTo(QueuesTest.lines("1 message sent again to orders"));
        assertThat(onDatabase("replay", "orders", "--all", "--to", "other").out())
                .isEqualTo(QueuesTest.lines("3 messages sent again to other"));
        assertThat(onDatabase("receive", "orders", "-c", "9").out()).isEqualTo(QueuesTest.lines("b"));
        Path file = folder.resolve("archive.jsonl");
        assertThat(onDatabase("export", "archive://orders", file.toString()).out())
                .isEqualTo(QueuesTest.lines("4 messages exported to " + file));
        assertThat(Files.readAllLines(file)).hasSize(4);
        assertThat(onDatabase("purge", "archive://orders", "--all").out())
                .isEqualTo(QueuesTest.lines("4 messages deleted"));
    }

    @Test
    void whatCannotBeDoneWithAnArchiveSaysWhatCan() {
        send("orders", "a");
        Result refused = onDatabase("move", "archive://orders", "other", "--all");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("Copy its messages, to queue://orders");
        assertThat(onDatabase("list").out()).doesNotContain("other");
    }
}

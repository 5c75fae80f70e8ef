package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest extends CommandLineBase {

    @Test
    void sendsWhatTheOptionsSay() {
        create();
        Result sent = onDatabase(
                "send", "orders", "hello", "--priority", "7", "-P", "colour=red", "--type", "note", "--non-persistent");
        assertThat(sent.code()).isZero();
        assertThat(sent.out()).startsWith("ID:");
        assertThat(onDatabase("receive", "orders", "--json").out())
                .contains("\"priority\":7", "\"persistent\":false", "\"type\":\"note\"", "\"colour\":\"red\"")
                .contains("\"text\":\"hello\"");
    }

    @Test
    void sendsWhatIsPipedInAndFiles() throws IOException {
        create();
        input = "two\nlines";
        assertThat(onDatabase("send", "orders", "-").code()).isZero();
        Path file = Files.write(folder.resolve("bytes"), new byte[] {1, 2, 3});
        assertThat(onDatabase("send", "orders", "--bytes", file.toString()).code())
                .isZero();
        assertThat(onDatabase("receive", "orders").out()).isEqualTo(QueuesTest.lines("two\nlines"));
        assertThat(onDatabase("receive", "orders").out()).isEqualTo(QueuesTest.lines("BYTES 3 B"));
    }

    @Test
    void aMessageThatIsNoneIsRefusedByItsField() {
        create();
        Result refused = onDatabase("send", "orders", "--message", "{\"colour\":\"red\"}");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("'colour'").contains("(ROWMQ-MESSAGE-TEXT)");
        assertThat(onDatabase("list").lines()).hasSize(1);
    }

    @Test
    void anExportIsImportedAsItWas() throws IOException {
        send("orders", "a", "b", "c");
        Path file = folder.resolve("orders.jsonl");
        assertThat(onDatabase("export", "orders", file.toString()).out())
                .isEqualTo(QueuesTest.lines("3 messages exported to " + file));
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(onDatabase("export", "orders", file.toString()).code()).isEqualTo(2);
        assertThat(onDatabase("import", "copies", file.toString()).out())
                .isEqualTo(QueuesTest.lines("3 messages imported to copies"));
        assertThat(onDatabase("browse", "copies", "--json").lines())
                .map(line -> line.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"))
                .isEqualTo(onDatabase("browse", "orders", "--json").lines().stream()
                        .map(line -> line.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"))
                        .toList());
        assertThat(onDatabase("receive", "copies", "-c", "9").out()).isEqualTo(QueuesTest.lines("a", "b", "c"));
        assertThat(folder.resolve("orders.jsonl.state")).doesNotExist();
    }

    @Test
    void anInterruptedImportGoesOnAndSendsNothingTwice() throws IOException {
        send("orders", "a", "b", "c");
        Path file = folder.resolve("orders.jsonl");
        onDatabase("export", "orders", file.toString());
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1), "{broken", lines.get(2)));
        Result broken = onDatabase("import", "copies", file.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("Message 3 of " + file).contains("--resume");
        assertThat(onDatabase("import", "copies", file.toString()).code()).isEqualTo(2);

        // as if the process had been killed before it noted that the second had been sent
        Path state = folder.resolve("orders.jsonl.state");
        List<String> kept = Files.readAllLines(state);
        assertThat(kept.subList(2, 4)).containsExactly("2", "2");
        Files.write(state, List.of(kept.get(0), kept.get(1), "1", "1", ""));
        Files.write(file, lines);
        assertThat(onDatabase("import", "copies", file.toString(), "--resume").out())
                .isEqualTo(QueuesTest.lines("3 messages imported to copies"));
        assertThat(onDatabase("receive", "copies", "-c", "9").out()).isEqualTo(QueuesTest.lines("a", "b", "c"));
    }

    @Test
    void anInterruptedExportGoesOn() throws IOException {
        send("orders", "a", "b", "c");
        Path whole = folder.resolve("whole");
        onDatabase("export", "orders", whole.toString());
        List<String> lines = Files.readAllLines(whole);
        String cursor = onDatabase("browse", "orders", "-n", "1").err().strip().replaceAll(".* ", "");
        Path file = folder.resolve("part");
        Files.writeString(file, lines.get(0) + "\n{\"half a li");
        Files.write(
                folder.resolve("part.state"),
                List.of("export of orders", "run", Integer.toString(lines.get(0).length() + 1), "1", cursor));
        assertThat(onDatabase("export", "orders", file.toString(), "--resume").out())
                .isEqualTo(QueuesTest.lines("3 messages exported to " + file));
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
        assertThat(onDatabase("export", "orders", file.toString(), "--resume").err())
                .contains("nothing to resume");
    }
}

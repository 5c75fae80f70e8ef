package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueuesTest extends CommandLineBase {

    @Test
    void listsWhatThereIs() {
        send("orders", "a", "b");
        Result listed = onDatabase("list");
        assertThat(listed.code()).isZero();
        assertThat(listed.lines().get(0)).startsWith("NAME").contains("READY");
        assertThat(listed.lines().get(1)).startsWith("queue://orders").contains(" 2 ");
        assertThat(onDatabase("list", "--json").out())
                .contains("{\"name\":\"queue://orders\"")
                .contains("\"ready\":2");
        assertThat(onDatabase("list", "bills*").lines()).hasSize(1);
    }

    @Test
    void showsADestinationAndWhatHoldsForIt() {
        send("orders", "a");
        assertThat(onDatabase("show", "orders").out()).contains("ready").contains("maxDeliveries");
    }

    @Test
    void browsesAndShowsMessages() {
        send("orders", "first", "second");
        Result browsed = onDatabase("browse", "orders", "--selector", "text = 'second'");
        assertThat(browsed.lines()).hasSize(2);
        String position = browsed.lines().get(1).strip().split(" +")[0];
        Result shown = onDatabase("show", "orders", position);
        assertThat(shown.code()).isZero();
        assertThat(shown.lines()).endsWith("second");
        assertThat(onDatabase("show", "orders", position, "--json").out()).contains("\"text\":\"second\"");
    }

    @Test
    void aBrowseThatEndsEarlySaysHowToGoOn() {
        send("orders", "first", "second", "third");
        Result part = onDatabase("browse", "orders", "-n", "2");
        assertThat(part.err()).contains("--after ");
        String cursor = part.err().strip().substring(part.err().indexOf("--after ") + "--after ".length());
        assertThat(onDatabase("browse", "orders", "--after", cursor).out())
                .contains("third")
                .doesNotContain("second");
    }

    @Test
    void aPauseOutlivesTheCommand() {
        send("orders", "a");
        assertThat(onDatabase("pause", "orders").out()).isEqualTo(lines("orders is paused"));
        assertThat(onDatabase("list").out()).contains("paused");
        assertThat(onDatabase("receive", "orders").code()).isEqualTo(3);
        assertThat(onDatabase("resume", "orders").code()).isZero();
        assertThat(onDatabase("receive", "orders").out()).isEqualTo(lines("a"));
    }

    @Test
    void movesCopiesAndPurges() {
        send("orders", "a", "b", "c");
        assertThat(onDatabase("move", "orders", "other", "--selector", "text = 'b'")
                        .out())
                .isEqualTo(lines("1 message moved to other"));
        assertThat(onDatabase("copy", "orders", "topic://news", "--all").code()).isEqualTo(6);
        assertThat(onDatabase("copy", "orders", "other", "--all").out()).isEqualTo(lines("2 messages copied to other"));
        assertThat(onDatabase("purge", "orders", "--all", "--json").out())
                .contains("\"what\":\"DELETE\"")
                .contains("\"done\":2");
        assertThat(onDatabase("receive", "other", "-c", "9").out()).isEqualTo(lines("b", "a", "c"));
    }

    @Test
    void singleMessagesAreMeantByTheirPosition() {
        send("orders", "a", "b");
        String position = onDatabase("browse", "orders").lines().get(1).strip().split(" +")[0];
        assertThat(onDatabase("copy", "orders", "copies", "--position", position)
                        .code())
                .isZero();
        assertThat(onDatabase("move", "orders", "other", "--position", position).code())
                .isZero();
        assertThat(onDatabase("purge", "orders", "--position", position).code()).isEqualTo(6);
        assertThat(onDatabase("receive", "copies").out()).isEqualTo(lines("a"));
        assertThat(onDatabase("receive", "other").out()).isEqualTo(lines("a"));
    }

    @Test
    void deadLettersGoBack() {
        send("orders", "poison");
        kill("orders");
        assertThat(onDatabase("browse", "DLQ.orders").out()).contains("MAX_DELIVERIES");
        assertThat(onDatabase("doctor").out()).contains("queue://DLQ.orders: 1");
        assertThat(onDatabase("retry", "DLQ.orders", "--all").out()).isEqualTo(lines("1 message sent back"));
        assertThat(onDatabase("receive", "orders").out()).isEqualTo(lines("poison"));
    }

    @Test
    void aDestinationWithMessagesIsDeletedOnlyOnRequest() {
        send("orders", "a");
        Result refused = onDatabase("delete", "orders");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("has 1 messages").contains("--yes");
        assertThat(onDatabase("delete", "orders", "--yes").code()).isZero();
        assertThat(onDatabase("list").lines()).hasSize(1);
    }

    @Test
    void settingsAreSetAndTakenBack() {
        send("orders", "a");
        assertThat(onDatabase("settings", "set", "queue://orders", "maxDeliveries", "3")
                        .code())
                .isZero();
        assertThat(onDatabase("settings", "list").out()).contains("queue://orders  maxDeliveries  3");
        assertThat(onDatabase("settings", "get", "orders").out()).containsPattern("maxDeliveries +3");
        Result unknown = onDatabase("settings", "set", "orders", "maxDelivery", "3");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("maxDelivery")
                .contains("maxDeliveries")
                .contains("(ROWMQ-SETTING)");
        assertThat(onDatabase("settings", "unset", "queue://orders", "maxDeliveries")
                        .code())
                .isZero();
        assertThat(onDatabase("settings", "list").lines()).hasSize(1);
    }

    @Test
    void listsWhatIsEmptyToo() {
        create();
        assertThat(onDatabase("subscriptions").lines()).hasSize(1);
        assertThat(onDatabase("connections").lines()).hasSize(1);
        assertThat(onDatabase("nodes").lines()).hasSize(1);
        assertThat(onDatabase("branches", "list").lines()).hasSize(1);
        assertThat(onDatabase("operations").lines()).hasSize(1);
    }

    static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}

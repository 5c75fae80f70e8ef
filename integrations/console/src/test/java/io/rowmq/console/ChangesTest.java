package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done from the pages. */
class ChangesTest extends ConsoleBase {

    private Browser browser;

    @BeforeEach
    void enter() throws JMSException {
        start();
        browser = operator();
    }

    private String ready(String queue) {
        return browser.get("/api/destination", "name", queue).one("ready");
    }

    private void awaitDone(Browser.Answer begun) {
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        String id = begun.one("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        browser.get("/api/operation", "id", id).one("state").equals("DONE"));
    }

    @Test
    void aPausedQueueLooksEmptyUntilItIsResumed() {
        send("orders", "a");
        assertThat(browser.post("/api/destinations/pause", "name", "orders").status())
                .isEqualTo(200);
        assertThat(browser.get("/api/destinations").one("paused")).isEqualTo("true");
        try (JMSContext context = factory.createContext()) {
            assertThat(context.createConsumer(context.createQueue("orders")).receiveNoWait())
                    .isNull();
        }
        assertThat(browser.post("/api/destinations/resume", "name", "orders").status())
                .isEqualTo(200);
        assertThat(browser.get("/api/destinations").one("paused")).isEqualTo("false");
    }

    @Test
    void chosenMessagesAreMovedCopiedAndDeleted() {
        send("orders", "a", "b", "c");
        List<String> positions =
                browser.get("/api/messages", "source", "orders").all("position");
        Browser.Answer moved = browser.post(
                "/api/messages/move", "source", "orders", "target", "other", "positions", positions.subList(0, 1));
        assertThat(moved.one("done")).isEqualTo("1");
        assertThat(browser.post("/api/messages/copy", "source", "orders", "target", "other", "positions", positions)
                        .text())
                .contains("\"done\":2", "\"skipped\":1");
        assertThat(browser.post("/api/messages/delete", "source", "orders", "positions", positions.subList(1, 2))
                        .one("done"))
                .isEqualTo("1");
        assertThat(ready("orders")).isEqualTo("1");
        assertThat(ready("other")).isEqualTo("3");
    }

    @Test
    void messagesOfASelectorAndAllOfThemAreMovedInTheBackground() {
        send("orders", "a", "b", "c");
        awaitDone(browser.post(
                "/api/messages/move", "source", "orders", "selector", "text = 'b'", "target", "queue://other"));
        assertThat(ready("other")).isEqualTo("1");
        awaitDone(browser.post("/api/messages/delete", "source", "orders", "all", true));
        assertThat(ready("orders")).isEqualTo("0");
        assertThat(browser.get("/api/operations").all("what")).containsExactly("DELETE", "MOVE");
    }

    @Test
    void nothingIsDoneWithMessagesThatNobodyNamed() {
        send("orders", "a");
        Browser.Answer refused = browser.post("/api/messages/delete", "source", "orders");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.one("message")).contains("positions").contains("selector");
        assertThat(browser.post("/api/messages/delete", "source", "orders", "selector", " ")
                        .status())
                .isEqualTo(400);
        assertThat(browser.post("/api/messages/move", "source", "orders", "all", true)
                        .one("message"))
                .contains("'target'");
        assertThat(browser.post("/api/messages/move", "source", "orders", "all", true, "target", "orders")
                        .status())
                .isEqualTo(404);
        assertThat(ready("orders")).isEqualTo("1");
    }

    @Test
    void aDeadLetterGoesBackWithOneClick() {
        send("bills", "a");
        kill("bills");
        Browser.Answer letters = browser.get("/api/messages", "source", "DLQ.bills");
        assertThat(letters.one("JMS_RowMQ_DeadLetterReason")).isEqualTo("MAX_DELIVERIES");
        assertThat(letters.one("JMS_RowMQ_OriginalDestination")).isEqualTo("queue://bills");
        assertThat(browser.post("/api/messages/retry", "source", "DLQ.bills", "positions", letters.all("position"))
                        .one("done"))
                .isEqualTo("1");
        assertThat(ready("bills")).isEqualTo("1");
        assertThat(ready("DLQ.bills")).isEqualTo("0");
    }

    @Test
    void aMessageIsSentByHand() throws JMSException {
        Browser.Answer sent = browser.post(
                "/api/messages/send",
                "target",
                "topic.or.queue",
                "message",
                "{\"text\":\"hello\",\"priority\":7,\"properties\":{\"amount\":2.0}}");
        assertThat(sent.one("id")).startsWith("ID:");
        try (JMSContext context = factory.createContext()) {
            Message message = context.createConsumer(context.createQueue("topic.or.queue"))
                    .receive(20_000);
            assertThat(message.getBody(String.class)).isEqualTo("hello");
            assertThat(message.getObjectProperty("amount")).isEqualTo(2.0);
        }
        Browser.Answer wrong = browser.post("/api/messages/send", "target", "orders", "message", "{\"prio\":7}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.one("message")).contains("priority");
    }

    @Test
    void aSubscriptionIsEnded() {
        try (JMSContext context = factory.createContext()) {
            context.setClientID("shop");
            context.createDurableConsumer(context.createTopic("news"), "archive")
                    .close();
        }
        String id = browser.get("/api/subscriptions").one("id");
        assertThat(browser.post("/api/subscriptions/unsubscribe", "id", id).status())
                .isEqualTo(200);
        assertThat(browser.get("/api/subscriptions").one("subscriptions")).isEqualTo("[");
        assertThat(browser.post("/api/subscriptions/unsubscribe", "id", id).status())
                .isEqualTo(404);
        assertThat(browser.post("/api/branches/commit", "id", "1:0a:0b").status())
                .isEqualTo(404);
    }

    @Test
    void aConsoleForLookingOnlyChangesNothing() throws JMSException {
        send("orders", "a");
        console.close();
        start(options().withReadOnly(true));
        Browser looking = operator();
        assertThat(looking.get("/api/session").one("readOnly")).isEqualTo("true");
        for (String path : List.of("destinations/pause", "messages/delete", "messages/send", "branches/commit")) {
            Browser.Answer refused = looking.post("/api/" + path, "name", "orders", "source", "orders", "all", true);
            assertThat(refused.one("code")).as(path).isEqualTo("ROWMQ-CONSOLE-READ-ONLY");
        }
        assertThat(looking.get("/api/messages", "source", "orders").all("text")).contains("a");
    }
}

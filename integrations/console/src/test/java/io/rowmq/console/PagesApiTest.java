package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages look at. */
class PagesApiTest extends ConsoleBase {

    private Browser browser;

    @BeforeEach
    void enter() throws JMSException {
        start();
        browser = operator();
    }

    @Test
    void theOverviewAddsUp() {
        send("orders", "a", "b");
        send("bills", "c");
        kill("bills");
        Browser.Answer overview = browser.get("/api/overview");
        assertThat(overview.status()).as(overview.text()).isEqualTo(200);
        assertThat(overview.one("ready")).isEqualTo("2");
        assertThat(overview.one("dead")).isEqualTo("1");
        assertThat(overview.all("name")).contains("queue://orders", "queue://DLQ.bills");
        assertThat(overview.one("state")).isEqualTo("UP");
    }

    @Test
    void destinationsAreFilteredSortedAndCutByTheServer() {
        send("orders.eu", "a", "b", "c");
        send("orders.us", "a");
        send("bills", "a", "b");
        assertThat(browser.post("/api/destinations/create", "name", "topic://orders.news")
                        .status())
                .isEqualTo(200);
        Browser.Answer first = browser.get("/api/destinations", "limit", "2");
        assertThat(first.one("total")).isEqualTo("4");
        assertThat(first.all("name")).containsExactly("queue://bills", "queue://orders.eu");
        assertThat(browser.get("/api/destinations", "limit", "2", "offset", "2").all("name"))
                .containsExactly("topic://orders.news", "queue://orders.us");
        assertThat(browser.get("/api/destinations", "filter", "ORDERS").one("total"))
                .isEqualTo("3");
        assertThat(browser.get("/api/destinations", "filter", "*.eu").all("name"))
                .containsExactly("queue://orders.eu");
        assertThat(browser.get("/api/destinations", "filter", "*.eu", "sort", "ready")
                        .all("name"))
                .containsExactly("queue://orders.eu");
        assertThat(browser.get("/api/destinations", "kind", "topic").all("name"))
                .containsExactly("topic://orders.news");
        assertThat(browser.get("/api/destinations", "sort", "ready", "descending", "true", "show", "waiting")
                        .all("name"))
                .containsExactly("queue://orders.eu", "queue://bills", "queue://orders.us");
    }

    @Test
    void messagesAreBrowsedPageByPage() {
        send("orders", IntStream.range(0, 5).mapToObj(i -> "m" + i).toArray(String[]::new));
        Browser.Answer first = browser.get("/api/messages", "source", "orders", "limit", "3");
        assertThat(first.all("bodySize")).hasSize(3);
        assertThat(first.one("end")).isEqualTo("false");
        Browser.Answer second =
                browser.get("/api/messages", "source", "orders", "limit", "3", "cursor", first.one("cursor"));
        assertThat(second.all("bodySize")).hasSize(2);
        assertThat(second.text()).contains("\"text\":\"m3\"").doesNotContain("m2");
        assertThat(browser.get("/api/messages", "source", "orders", "selector", "text = 'm4'")
                        .all("bodySize"))
                .hasSize(1);
    }

    @Test
    void oneMessageIsShownWithAllItHas() {
        String hostile = "<script>alert('x')</script> \u2028 \"quoted\" grüße";
        try (JMSContext context = factory.createContext()) {
            context.createProducer()
                    .setProperty("colour", "red")
                    .setJMSCorrelationID("c-1")
                    .setPriority(7)
                    .send(context.createQueue("orders"), hostile);
            context.createProducer().send(context.createQueue("bytes"), new byte[] {1, 2, (byte) 255});
        }
        String position = browser.get("/api/messages", "source", "orders").one("position");
        Browser.Answer message = browser.get("/api/message", "source", "orders", "position", position);
        assertThat(message.one("colour")).isEqualTo("red");
        assertThat(message.one("correlationId")).isEqualTo("c-1");
        assertThat(message.one("priority")).isEqualTo("7");
        Browser.Answer file = browser.get("/api/message/body", "source", "orders", "position", position);
        assertThat(file.text()).isEqualTo(hostile);
        assertThat(file.response().headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(file.response().headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        String bytes = browser.get("/api/messages", "source", "bytes").one("position");
        assertThat(browser.get("/api/message", "source", "bytes", "position", bytes)
                        .one("bytes"))
                .isEqualTo("AQL/");
    }

    @Test
    void wrongNamesSelectorsAndNumbersAreAnsweredWithWhatThereIs() {
        send("orders", "a");
        Browser.Answer missing = browser.get("/api/destination", "name", "order");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.one("message")).contains("queue://orders");
        Browser.Answer selector = browser.get("/api/messages", "source", "orders", "selector", "a = = b");
        assertThat(selector.status()).isEqualTo(400);
        assertThat(browser.get("/api/messages", "source", "orders", "cursor", "x")
                        .status())
                .isEqualTo(400);
        assertThat(browser.get("/api/messages").one("message")).contains("'source' is missing");
        assertThat(browser.get("/api/message", "source", "orders", "position", "x")
                        .one("message"))
                .contains("whole number");
        assertThat(browser.get("/api/message", "source", "orders", "position", "99")
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/api/destinations", "sort", "colour").one("message"))
                .contains("inHand");
        assertThat(browser.get("/api/destinations", "kind", "heap").status()).isEqualTo(400);
        assertThat(browser.get("/api/nothing").status()).isEqualTo(404);
        assertThat(browser.get("/api/destinations?filter=%ff%fe").status()).isEqualTo(400);
    }

    @Test
    void connectionsNodesHealthAndBranchesAreShown() {
        try (JMSContext context = factory.createContext()) {
            context.createConsumer(context.createQueue("orders"));
            assertThat(browser.get("/api/connections").text()).contains("queue://orders");
        }
        assertThat(browser.get("/api/nodes").text()).isEqualTo("[]");
        assertThat(browser.get("/api/branches").text()).isEqualTo("[]");
        assertThat(browser.get("/api/health").one("state")).isEqualTo("UP");
    }

    @Test
    void subscriptionsAreShownAndBrowsed() {
        try (JMSContext context = factory.createContext()) {
            context.setClientID("shop");
            context.createDurableConsumer(context.createTopic("news"), "archive")
                    .close();
            context.createProducer().send(context.createTopic("news"), "hello");
        }
        Browser.Answer found = browser.get("/api/subscriptions", "filter", "new");
        assertThat(found.one("name")).isEqualTo("archive");
        assertThat(browser.get("/api/messages", "source", "subscription://" + found.one("id"))
                        .one("text"))
                .isEqualTo("hello");
    }

    @Test
    void aPortThatIsTakenAndAHostThatIsNoneAreNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> RowmqConsole.start(factory, options().withPort(taken.getLocalPort())))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .extracting(failure -> ((JMSException) failure).getErrorCode())
                    .isEqualTo("ROWMQ-CONSOLE");
        }
        assertThatThrownBy(() -> RowmqConsole.start(factory, options().withHost("[nowhere]")))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("[nowhere]");
        assertThat(List.of(console.address().getHost())).containsExactly("127.0.0.1");
    }
}

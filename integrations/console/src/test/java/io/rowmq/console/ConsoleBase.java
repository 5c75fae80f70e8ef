package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database in memory with a console. */
abstract class ConsoleBase {

    final List<URI> announced = new CopyOnWriteArrayList<>();
    RowmqConnectionFactory factory;
    RowmqConsole console;

    @BeforeEach
    void open() {
        factory = new RowmqConnectionFactory("jdbc:h2:mem:" + UUID.randomUUID());
        factory.setMaxDeliveries(1);
    }

    @AfterEach
    void close() {
        if (console != null) {
            console.close();
        }
        factory.close();
    }

    ConsoleOptions options() {
        return ConsoleOptions.defaults().withPort(0).withAnnouncement(announced::add);
    }

    void start() throws JMSException {
        start(options());
    }

    void start(ConsoleOptions options) throws JMSException {
        console = RowmqConsole.start(factory, options);
    }

    /** The secret in the address that was printed last. */
    String secret() {
        String fragment = announced.get(announced.size() - 1).getFragment();
        return fragment.substring(fragment.lastIndexOf('/') + 1);
    }

    /** A browser in which the address that was printed has been opened. */
    Browser operator() {
        Browser browser = new Browser(console.address());
        assertThat(browser.post("/api/login", "secret", secret()).status()).isEqualTo(200);
        return browser;
    }

    Browser as(String user, String password) {
        Browser browser = new Browser(console.address());
        Browser.Answer answer = browser.post("/api/login", "user", user, "password", password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return browser;
    }

    void send(String queue, String... texts) {
        try (JMSContext context = factory.createContext()) {
            for (String text : texts) {
                context.createProducer().setProperty("text", text).send(context.createQueue(queue), text);
            }
        }
    }

    /** Receives a message of a queue, and rolls back, which makes it a dead letter. */
    void kill(String queue) {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            assertThat(context.createConsumer(context.createQueue(queue)).receive(20_000))
                    .isNotNull();
            context.rollback();
        }
    }
}

package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** RowMQ and Artemis, both empty, and relays between them that are closed after the test. */
abstract class RelayBench implements RelayObserver {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    final EmbeddedArtemis broker = new EmbeddedArtemis();
    final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    final Queue<String> letters = new ConcurrentLinkedQueue<>();
    final AtomicInteger forwarded = new AtomicInteger();
    final List<Relay> relays = new ArrayList<>();

    RowmqXAConnectionFactory rowmq = new RowmqXAConnectionFactory();
    ConnectionFactory artemis = rowmq;

    @BeforeEach
    void open() throws Exception {
        rowmq = new RowmqXAConnectionFactory("jdbc:h2:mem:" + UUID.randomUUID());
        // Holds the database open, which is in memory.
        rowmq.createConnection();
        broker.start();
        artemis = broker.factory();
    }

    @AfterEach
    void close() throws Exception {
        relays.forEach(Relay::close);
        broker.close();
        rowmq.close();
    }

    @Override
    public void forwarded(String relay, int messages, long nanos) {
        assertThat(nanos).isPositive();
        forwarded.addAndGet(messages);
    }

    @Override
    public void failed(String relay, Exception failure, Duration pause) {
        failures.add(failure);
    }

    @Override
    public void deadLettered(String relay, Message message, String reason) {
        letters.add(reason);
    }

    RelayBuilder relay() {
        return new RelayBuilder("test")
                .backOff(Duration.ofMillis(1), Duration.ofMillis(20))
                .observer(this);
    }

    Relay start(RelayBuilder builder) {
        Relay relay = builder.start();
        relays.add(relay);
        return relay;
    }

    static void send(ConnectionFactory factory, String queue, int count) {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (int i = 0; i < count; i++) {
                context.createProducer().send(context.createQueue(queue), "message " + i);
            }
            context.commit();
        }
    }

    static Message receive(ConnectionFactory factory, String queue) {
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            Message message = consumer.receive(PATIENCE.toMillis());
            assertThat(message).as("a message in %s", queue).isNotNull();
            return message;
        }
    }

    /** Takes what is there. */
    static List<String> drain(ConnectionFactory factory, String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
                texts.add(message.getBody(String.class));
            }
        }
        return texts;
    }

    static List<String> messages(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("message " + i);
        }
        return texts;
    }

    void awaitForwarded(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> forwarded.get() >= count);
    }
}

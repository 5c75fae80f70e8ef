package io.rowmq.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/** The base of all tests: connections to RowMQ, a queue and a topic that no other test uses. */
@ExtendWith(ProviderUnderTest.class)
@DisplayNameGeneration(SectionNames.class)
public abstract class Specification {

    /** How long a test waits for what must happen before it fails. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where connections come from. */
    protected Provider provider;

    /** A word that no other test uses, for client identifiers and names of subscriptions. */
    protected String name;

    /** A queue that no other test uses. */
    protected Queue queue;

    /** A topic that no other test uses. */
    protected Topic topic;

    final void begin(Provider given, String method) {
        provider = given;
        name = method + "-" + UUID.randomUUID().toString().substring(0, 8);
        queue = provider.queue(name);
        topic = provider.topic(name);
    }

    /** A connection that is not started. */
    protected final Connection connect() throws JMSException {
        return provider.connect();
    }

    /** A connection with a client identifier, not started. */
    protected final Connection connect(String clientId) throws JMSException {
        Connection connection = provider.connect();
        connection.setClientID(clientId);
        return connection;
    }

    /** A connection of the domain-specific API, not started. */
    protected final QueueConnection queueConnection() throws JMSException {
        return provider.closeLater(provider.factory().createQueueConnection());
    }

    /** A connection of the domain-specific API, not started. */
    protected final TopicConnection topicConnection() throws JMSException {
        return provider.closeLater(provider.factory().createTopicConnection());
    }

    /** A session that acknowledges by itself, on a started connection of its own. */
    protected final Session session() throws JMSException {
        return session(Session.AUTO_ACKNOWLEDGE);
    }

    /** A session on a started connection of its own. */
    protected final Session session(int mode) throws JMSException {
        Connection connection = connect();
        connection.start();
        return connection.createSession(mode);
    }

    /** A context with a connection of its own. */
    protected final JMSContext context() {
        return provider.context(JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** A context with a connection of its own. */
    protected final JMSContext context(int mode) {
        return provider.context(mode);
    }

    /** A context with a client identifier and a connection of its own. */
    protected final JMSContext context(String clientId) {
        JMSContext context = provider.context(JMSContext.AUTO_ACKNOWLEDGE);
        context.setClientID(clientId);
        return context;
    }

    /** Sends text messages from a connection of their own. */
    protected final void send(Destination destination, String... texts) throws JMSException {
        try (Connection connection = provider.factory().createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(destination);
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
        }
    }

    /** The next message, which must come. */
    protected static Message receive(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(PATIENCE.toMillis());
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    /** The next message, which must come. */
    protected static Message receive(JMSConsumer consumer) {
        Message message = consumer.receive(PATIENCE.toMillis());
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    /** The text of the next message. */
    protected static String receiveText(MessageConsumer consumer) throws JMSException {
        return receive(consumer).getBody(String.class);
    }

    /** The text of the next message. */
    protected static String receiveText(JMSConsumer consumer) throws JMSException {
        return receive(consumer).getBody(String.class);
    }

    /** The texts of the next messages. */
    protected static List<String> receiveTexts(MessageConsumer consumer, int count) throws JMSException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(receiveText(consumer));
        }
        return texts;
    }

    /** There is no message for this consumer now. What was sent before, and has returned, is there at once. */
    protected static void assertNothing(MessageConsumer consumer) throws JMSException {
        assertThat(consumer.receiveNoWait()).as("no message").isNull();
    }

    /** There is no message for this consumer now. */
    protected static void assertNothing(JMSConsumer consumer) {
        assertThat(consumer.receiveNoWait()).as("no message").isNull();
    }

    /** Takes everything that a queue can deliver now. */
    protected final List<String> drain(Queue from) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = provider.factory().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            MessageConsumer consumer = session.createConsumer(from);
            for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
                texts.add(message.getBody(String.class));
            }
        }
        return texts;
    }

    /** The elements of one of the API's enumerations, which have no types. */
    protected static List<Object> list(Enumeration<?> enumeration) {
        List<Object> elements = new ArrayList<>();
        while (enumeration.hasMoreElements()) {
            elements.add(enumeration.nextElement());
        }
        return elements;
    }

    /** The texts that a browser shows. */
    protected static List<String> browse(QueueBrowser browser) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Object message : list(browser.getEnumeration())) {
            texts.add(((Message) message).getBody(String.class));
        }
        return texts;
    }
}

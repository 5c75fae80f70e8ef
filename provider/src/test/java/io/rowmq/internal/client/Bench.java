package io.rowmq.internal.client;

import io.rowmq.internal.engine.EngineInMemory;
import io.rowmq.internal.engine.Patience;
import io.rowmq.internal.message.TrustedClasses;
import io.rowmq.internal.security.Access;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of the client start from: an engine, a started connection, and short ways to do ordinary things. */
@Timeout(300)
abstract class Bench {

    /** Longer than anything takes; only a failing test waits so long. */
    static final long PATIENCE = Patience.LIMIT.toMillis();

    EngineInMemory engine;
    StoreConnection connection;
    private final List<StoreConnection> others = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws JMSException {
        engine = new EngineInMemory();
        connection = connect(null);
        connection.start();
    }

    @AfterEach
    void close() throws JMSException {
        engine.failCommits(null);
        for (StoreConnection other : others) {
            other.close();
        }
        engine.close();
    }

    StoreConnection connect(String clientId) throws JMSException {
        return connect(clientId, Access.UNLIMITED);
    }

    StoreConnection connect(String clientId, Access access) throws JMSException {
        StoreConnection made = new StoreConnection(
                engine.messaging(), new ConnectionSettings(clientId, access, TrustedClasses.none()), () -> {});
        others.add(made);
        return made;
    }

    Queue queue() throws JMSException {
        return queue("orders");
    }

    Queue queue(String name) throws JMSException {
        return new io.rowmq.RowmqQueue(name);
    }

    /** Sends texts in a session of their own. */
    void send(Destination destination, String... texts) throws JMSException {
        try (Session session = connection.createSession();
                MessageProducer producer = session.createProducer(destination)) {
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
        }
    }

    /** Receives all that is there now. */
    static List<String> drain(MessageConsumer consumer) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
            texts.add(text(message));
        }
        return texts;
    }

    /** What is in a queue, seen by a browser of its own. */
    List<String> browse(Queue queue) throws JMSException {
        try (Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(queue)) {
            List<String> texts = new ArrayList<>();
            for (Object message : Collections.list(browser.getEnumeration())) {
                texts.add(text((Message) message));
            }
            return texts;
        }
    }

    static String text(Message message) {
        return Unchecked.call(() -> ((TextMessage) message).getText());
    }

    static int count(Message message) throws JMSException {
        return message.getIntProperty("JMSXDeliveryCount");
    }

    static Session session(Connection connection, SessionMode mode) throws JMSException {
        return connection.createSession(mode.code());
    }

    /** What listeners hand over to the test. */
    static final class Inbox<T> {
        private final BlockingQueue<T> received = new LinkedBlockingQueue<>();

        void add(T item) {
            received.add(item);
        }

        T next() throws InterruptedException {
            T item = received.poll(PATIENCE, TimeUnit.MILLISECONDS);
            if (item == null) {
                throw new AssertionError("Nothing came in " + PATIENCE + " ms");
            }
            return item;
        }

        List<T> next(int count) throws InterruptedException {
            List<T> items = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                items.add(next());
            }
            return items;
        }

        boolean isEmpty() {
            return received.isEmpty();
        }
    }
}

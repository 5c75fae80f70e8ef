package io.rowmq.clients.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.clients.ClientTest;
import io.rowmq.clients.Load;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * Connections, sessions and producers that go back to a pool when they are closed, and come out of it as good as new.
 */
class ConnectionPoolTest extends ClientTest {

    private static final Queue QUEUE = new RowmqQueue("orders");

    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

    @BeforeEach
    void fill() {
        pool.setConnectionFactory(factory);
        closeLater(pool::stop);
    }

    private Connection started() throws JMSException {
        Connection connection = closeLater(pool.createConnection());
        connection.start();
        return connection;
    }

    @Test
    void aSessionThatGoesBackTakesItsTransactionBack() throws Exception {
        send("orders", "text");
        for (int i = 1; i <= 3; i++) {
            try (Connection connection = pool.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                connection.start();
                Message message = session.createConsumer(QUEUE).receive(PATIENCE.toMillis());
                assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(i);
                session.createProducer(new RowmqQueue("answers")).send(session.createTextMessage("never"));
            }
        }
        assertThat(pool.getNumConnections()).isEqualTo(1);
        assertThat(drain("orders")).containsExactly("text");
        assertThat(drain("answers")).isEmpty();
    }

    @Test
    void aSessionThatGoesBackRecoversWhatWasNotAcknowledged() throws Exception {
        send("orders", "text");
        try (Session session = started().createSession(false, Session.CLIENT_ACKNOWLEDGE)) {
            assertThat(session.createConsumer(QUEUE).receive(PATIENCE.toMillis()))
                    .isNotNull();
        }
        try (Session session = started().createSession(false, Session.CLIENT_ACKNOWLEDGE)) {
            Message again = session.createConsumer(QUEUE).receive(PATIENCE.toMillis());
            assertThat(again.getJMSRedelivered()).isTrue();
            again.acknowledge();
        }
        assertThat(drain("orders")).isEmpty();
    }

    @Test
    void aConsumerEndsWithThePooledSessionItWasMadeIn() throws Exception {
        try (Session session = started().createSession()) {
            session.createConsumer(QUEUE).setMessageListener(message -> {});
        }
        send("orders", "text");
        assertThat(drain("orders")).containsExactly("text");
    }

    @Test
    void aListenerOfAPooledSessionGetsMessages() throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        try (Session session = started().createSession()) {
            session.createConsumer(QUEUE).setMessageListener(message -> got.add(text(message)));
            send("orders", numbers(10).toArray(String[]::new));
            eventually(() -> assertThat(got).containsExactlyElementsOf(numbers(10)));
        }
    }

    private static String text(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new java.lang.IllegalStateException(e);
        }
    }

    @Test
    void contextsComeFromThePoolToo() throws Exception {
        try (JMSContext context = pool.createContext(JMSContext.SESSION_TRANSACTED);
                JMSContext other = pool.createContext()) {
            context.createProducer().setProperty("number", 7).send(QUEUE, "text");
            assertThat(other.createConsumer(QUEUE, "number = 7").receiveNoWait())
                    .isNull();
            context.commit();
        }
        try (JMSContext context = pool.createContext()) {
            Message message = context.createConsumer(QUEUE, "number = 7").receive(PATIENCE.toMillis());
            assertThat(message.getBody(String.class)).isEqualTo("text");
        }
    }

    @Test
    void temporaryQueuesEndWithThePooledConnection() throws Exception {
        TemporaryQueue queue;
        try (Connection connection = pool.createConnection();
                Session session = connection.createSession()) {
            queue = session.createTemporaryQueue();
            session.createProducer(queue).send(session.createTextMessage("reply"));
        }
        try (Session session = started().createSession()) {
            assertThatThrownBy(() -> session.createProducer(queue).send(session.createTextMessage("too late")))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void producersOfASessionAreShared() throws Exception {
        pool.setUseAnonymousProducers(false);
        pool.setExplicitProducerCacheSize(5);
        try (Session session = started().createSession()) {
            for (String number : numbers(20)) {
                try (MessageProducer producer = session.createProducer(QUEUE)) {
                    producer.setPriority(Integer.parseInt(number) % 2 == 0 ? 8 : 2);
                    producer.send(session.createTextMessage(number));
                }
            }
        }
        List<String> expected = new ArrayList<>();
        numbers(20).stream().filter(number -> Integer.parseInt(number) % 2 == 0).forEach(expected::add);
        numbers(20).stream().filter(number -> Integer.parseInt(number) % 2 != 0).forEach(expected::add);
        assertThat(drain("orders")).containsExactlyElementsOf(expected);
    }

    @Test
    void aFullPoolSaysSo() throws Exception {
        pool.setMaxSessionsPerConnection(1);
        pool.setBlockIfSessionPoolIsFull(false);
        Connection connection = started();
        Session session = connection.createSession();
        assertThatThrownBy(connection::createSession).isInstanceOf(IllegalStateException.class);
        session.close();
        connection.createSession().close();
    }

    @Test
    void aConnectionThatIsIdleTooLongIsReplaced() throws Exception {
        pool.setConnectionIdleTimeout(1);
        pool.setConnectionCheckInterval(5);
        pool.createConnection().close();
        eventually(() -> assertThat(pool.getNumConnections()).isZero());
        try (Session session = started().createSession()) {
            session.createProducer(QUEUE).send(session.createTextMessage("text"));
        }
        assertThat(drain("orders")).containsExactly("text");
    }

    @Test
    void durableSubscriptionsAreReachedThroughThePool() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Connection connection = pool.createConnection();
                    Session session = connection.createSession()) {
                connection.start();
                MessageConsumer consumer = session.createSharedDurableConsumer(new RowmqTopic("news"), "subscription");
                session.createProducer(new RowmqTopic("news")).send(session.createTextMessage("news " + i));
                assertThat(consumer.receive(PATIENCE.toMillis()).getBody(String.class))
                        .isEqualTo("news " + i);
            }
        }
    }

    @Test
    void takingAndReturningCostsNothing() throws Exception {
        pool.createConnection().createSession().close();
        long before = databaseCalls();
        for (int i = 0; i < 100; i++) {
            try (Connection connection = pool.createConnection();
                    Session session = connection.createSession()) {
                session.createProducer(QUEUE);
            }
        }
        assertThat(databaseCalls()).isEqualTo(before);
        try (Session session = started().createSession()) {
            session.createProducer(QUEUE).send(session.createTextMessage("text"));
        }
        assertThat(databaseCalls()).isGreaterThan(before);
    }

    @Test
    void aPoolThatIsStoppedUnderLoadLosesAndDoublesNothing() throws Exception {
        Load load = new Load(factory, QUEUE);
        AtomicInteger moved = new AtomicInteger();
        for (int round = 1; round <= 3; round++) {
            JmsPoolConnectionFactory doomed = new JmsPoolConnectionFactory();
            doomed.setConnectionFactory(factory);
            doomed.setMaxConnections(2);
            AtomicBoolean stopping = new AtomicBoolean();
            List<CompletableFuture<Void>> movers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                movers.add(CompletableFuture.runAsync(
                        () -> move(doomed, stopping, () -> {
                            moved.incrementAndGet();
                            load.processed();
                        }),
                        task -> new Thread(task, "mover").start()));
            }
            int enough = round * 60;
            eventually(() -> assertThat(moved.get()).isGreaterThanOrEqualTo(enough));
            stopping.set(true);
            doomed.stop();
            for (CompletableFuture<Void> mover : movers) {
                mover.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        int sent = load.end();
        List<String> all = drain("answers");
        all.addAll(drain("orders"));
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(sent));
    }

    /** Moves messages from one queue to the other, a transaction each, until the pool is pulled away. */
    private static void move(JmsPoolConnectionFactory doomed, AtomicBoolean stopping, Runnable moved) {
        while (!stopping.get()) {
            try (Connection connection = doomed.createConnection()) {
                // a pool that is stopped has none
                if (connection != null) {
                    moveSome(connection, moved);
                }
            } catch (JMSException e) {
                if (!stopping.get()) {
                    throw new java.lang.IllegalStateException(e);
                }
            }
        }
    }

    private static void moveSome(Connection connection, Runnable moved) throws JMSException {
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            connection.start();
            MessageConsumer consumer = session.createConsumer(QUEUE);
            MessageProducer producer = session.createProducer(new RowmqQueue("answers"));
            for (int i = 0; i < 5; i++) {
                Message message = consumer.receive(PATIENCE.toMillis());
                if (message != null) {
                    producer.send(message);
                    session.commit();
                    moved.run();
                }
            }
        }
    }
}

package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.EngineInMemory;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who watch are told, and that they cannot do harm. */
class ObserverTest extends Bench {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Recorder recorder = new Recorder();
    private Runnable unwatch;

    /** Writes down what it is told, and adds properties to what is sent. */
    private final class Recorder implements MessageObserver {

        private Map<String, String> properties = Map.of();

        @Override
        public Sending sending(DestinationRow to, Message message) {
            told.add("sending to " + to.name());
            return new Sending() {
                @Override
                public Map<String, String> properties() {
                    return properties;
                }

                @Override
                public void ended(@Nullable StoredMessage sent, @Nullable Throwable failure) {
                    told.add(failure == null ? "sent" : "not sent");
                }
            };
        }

        @Override
        public void received(DestinationRow from, StoredMessage message, int deliveryCount, long nanos) {
            told.add("received " + deliveryCount + " from " + from.name());
        }

        @Override
        public Processing processing(DestinationRow from, StoredMessage message, int deliveryCount) {
            told.add("processing " + deliveryCount + " from " + from.name());
            return failure -> told.add(failure == null ? "processed" : "failed");
        }

        @Override
        public void transactionEnded(Outcome outcome, long nanos) {
            told.add(outcome.name());
        }

        @Override
        public void returned(DestinationRow from, StoredMessage message, int deliveryCount) {
            told.add("returned " + deliveryCount + " to " + from.name());
        }

        @Override
        public void deadLettered(DestinationRow from, StoredMessage letter) {
            told.add("dead in " + from.name() + " by " + letter.properties().get("JMS_RowMQ_DeadLetterReason"));
        }

        @Override
        public void expired(DestinationRow from, int messages) {
            told.add("expired " + messages + " in " + from.name());
        }
    }

    @BeforeEach
    void watch() {
        unwatch = engine.messaging().observe(recorder);
    }

    @Test
    void sendsAndReceivesAreTold() throws Exception {
        send(queue(), "a");
        connection.createSession().createConsumer(queue()).receive(PATIENCE);

        assertThat(told).containsExactly("sending to orders", "sent", "received 1 from orders");
    }

    @Test
    void asynchronousSendsEndBeforeTheirListenerIsCalled() throws Exception {
        Inbox<List<String>> toldByThen = new Inbox<>();
        Session session = connection.createSession();
        session.createProducer(queue()).send(session.createTextMessage("a"), new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                toldByThen.add(List.copyOf(told));
            }

            @Override
            public void onException(Message message, Exception exception) {
                toldByThen.add(List.of(exception.toString()));
            }
        });

        assertThat(toldByThen.next()).containsExactly("sending to orders", "sent");
    }

    @Test
    void sendsThatFailAreTold() throws Exception {
        try (Session session = connection.createSession();
                MessageProducer producer = session.createProducer(queue())) {
            engine.failCommits(new JMSException("disk full"));
            assertThatThrownBy(() -> producer.send(session.createMessage())).hasMessageContaining("disk full");
        }

        assertThat(told).containsExactly("sending to orders", "not sent");
    }

    @Test
    void callsOfListenersAreToldWithTheirEnd() throws Exception {
        Inbox<String> calls = new Inbox<>();
        try (Session session = connection.createSession()) {
            session.createConsumer(queue()).setMessageListener(message -> {
                calls.add("call");
                if (Unchecked.call(message::getJMSRedelivered)) {
                    return;
                }
                throw new IllegalArgumentException("not today");
            });
            send(queue(), "a");
            calls.next(2);
        }

        assertThat(told)
                .containsSubsequence(
                        "processing 1 from orders",
                        "failed",
                        "returned 1 to orders",
                        "processing 2 from orders",
                        "processed");
    }

    @Test
    void endsOfTransactionsAndDeadLettersAreTold() throws Exception {
        send(queue(), "a");
        told.clear();
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(queue())) {
            for (int delivery = 1; delivery <= EngineInMemory.MAX_DELIVERIES; delivery++) {
                consumer.receive(PATIENCE);
                session.rollback();
            }
            session.commit();
        }

        assertThat(told)
                .containsExactly(
                        "received 1 from orders",
                        "returned 1 to orders",
                        "ROLLED_BACK",
                        "received 2 from orders",
                        "returned 2 to orders",
                        "ROLLED_BACK",
                        "received 3 from orders",
                        "dead in orders by MAX_DELIVERIES",
                        "ROLLED_BACK",
                        "COMMITTED");
    }

    @Test
    void aCommitThatFailsIsTold() throws Exception {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(queue())) {
            producer.send(session.createMessage());
            engine.failCommits(new JMSException("disk full"));
            assertThatThrownBy(session::commit).hasMessageContaining("disk full");
            engine.failCommits(null);
        }

        assertThat(told).startsWith("sending to orders", "sent", "FAILED");
    }

    @Test
    void expiryIsTold() throws Exception {
        try (Session session = connection.createSession();
                MessageProducer producer = session.createProducer(queue())) {
            producer.setTimeToLive(1_000);
            producer.send(session.createMessage());
        }
        engine.advance(Duration.ofSeconds(2));

        assertThat(told).contains("expired 1 in orders");
    }

    @Test
    void propertiesAreAddedAndTakeThePlaceOfThoseOfAMessageThatIsSentOn() throws Exception {
        recorder.properties = Map.of("traceparent", "00-1", "no-identifier", "x");
        send(queue("first"), "a");
        Session session = connection.createSession();
        Message first = session.createConsumer(queue("first")).receive(PATIENCE);
        recorder.properties = Map.of("traceparent", "00-2");
        session.createProducer(queue("second")).send(first);
        Message second = session.createConsumer(queue("second")).receive(PATIENCE);

        assertThat(first.getStringProperty("traceparent")).isEqualTo("00-1");
        assertThat(first.propertyExists("no-identifier")).isFalse();
        assertThat(second.getStringProperty("traceparent")).isEqualTo("00-2");
    }

    @Test
    void anObserverThatThrowsStopsNothing() throws Exception {
        engine.messaging().observe(new MessageObserver() {
            @Override
            public Sending sending(DestinationRow to, Message message) {
                throw new IllegalStateException("broken observer");
            }

            @Override
            public void received(DestinationRow from, StoredMessage message, int deliveryCount, long nanos) {
                throw new IllegalStateException("broken observer");
            }
        });
        send(queue(), "a");

        assertThat(connection.createSession().createConsumer(queue()).receive(PATIENCE))
                .isNotNull();
        assertThat(told).containsExactly("sending to orders", "sent", "received 1 from orders");
    }

    @Test
    void whoIsAddedTwiceIsToldOnceUntilTakenOffTwice() throws Exception {
        Runnable again = engine.messaging().observe(recorder);
        send(queue(), "a");
        unwatch.run();
        unwatch.run();
        send(queue(), "b");
        again.run();
        send(queue(), "c");

        assertThat(told).containsExactly("sending to orders", "sent", "sending to orders", "sent");
        assertThat(engine.messaging().observer()).isNull();
    }
}

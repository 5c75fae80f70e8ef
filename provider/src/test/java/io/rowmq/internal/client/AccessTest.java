package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.internal.security.Access;
import io.rowmq.policy.Right;
import io.rowmq.spi.DestinationRow.Kind;
import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the client asks for which right. */
class AccessTest extends Bench {

    private final Queue orders = new RowmqQueue("orders");
    private final Topic news = new RowmqTopic("news");
    private final Set<String> rights = ConcurrentHashMap.newKeySet();
    private StoreConnection client;
    private Session session;

    private final Access access = new Access() {
        @Override
        public String user() {
            return "shop";
        }

        @Override
        public void require(Right right, Kind kind, String name) throws JMSException {
            if (!rights.contains(right + " " + kind + " " + name)) {
                throw new JMSSecurityException("no right to " + right + " " + kind + " " + name);
            }
        }
    };

    @BeforeEach
    void createSession() throws JMSException {
        client = connect("me", access);
        session = client.createSession();
    }

    private static void assertRefused(String right, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfAny(JMSSecurityException.class, JMSSecurityRuntimeException.class)
                .hasMessage("no right to " + right);
    }

    @Test
    void aProducerTakesTheRightToSend() throws JMSException {
        assertRefused("SEND QUEUE orders", () -> session.createProducer(orders));
        assertRefused("SEND TOPIC news", () -> session.createProducer(news));
        rights.add("SEND QUEUE orders");
        MessageProducer producer = session.createProducer(orders);
        producer.send(session.createMessage());

        rights.clear();
        assertRefused("SEND QUEUE orders", () -> producer.send(session.createMessage()));
    }

    @Test
    void aProducerWithoutADestinationTakesTheRightToSendInEachSend() throws JMSException {
        MessageProducer producer = session.createProducer(null);
        assertRefused("SEND QUEUE orders", () -> producer.send(orders, session.createMessage()));
        rights.add("SEND QUEUE orders");
        producer.send(orders, session.createMessage());
        assertRefused("SEND TOPIC news", () -> producer.send(news, session.createMessage()));
    }

    @Test
    void aRefusedAsynchronousSendIsRefusedAtOnce() throws JMSException {
        MessageProducer producer = session.createProducer(null);
        Inbox<String> completions = new Inbox<>();
        assertRefused(
                "SEND QUEUE orders",
                () -> producer.send(orders, session.createMessage(), new CompletionListener() {
                    @Override
                    public void onCompletion(Message message) {
                        completions.add("completed");
                    }

                    @Override
                    public void onException(Message message, Exception exception) {
                        completions.add("failed");
                    }
                }));
        session.close();
        assertThat(completions.isEmpty()).isTrue();
    }

    @Test
    void aConsumerTakesTheRightToConsume() throws JMSException {
        assertRefused("CONSUME QUEUE orders", () -> session.createConsumer(orders));
        assertRefused("CONSUME TOPIC news", () -> session.createConsumer(news));
        assertRefused("CONSUME TOPIC news", () -> session.createSharedConsumer(news, "paper"));
        assertRefused("CONSUME TOPIC news", () -> session.createDurableConsumer(news, "paper"));
        assertRefused("CONSUME TOPIC news", () -> session.createDurableSubscriber(news, "paper"));
        assertRefused("CONSUME TOPIC news", () -> session.createSharedDurableConsumer(news, "paper"));
        rights.add("CONSUME QUEUE orders");
        rights.add("CONSUME TOPIC news");
        session.createConsumer(orders).close();
        session.createSharedConsumer(news, "paper").close();
        session.createDurableConsumer(news, "paper").close();
    }

    @Test
    void aBrowserTakesTheRightToBrowse() throws JMSException {
        rights.add("CONSUME QUEUE orders");
        assertRefused("BROWSE QUEUE orders", () -> session.createBrowser(orders));
        rights.add("BROWSE QUEUE orders");
        QueueBrowser browser = session.createBrowser(orders);
        assertThat(browser.getEnumeration().hasMoreElements()).isFalse();

        rights.clear();
        assertRefused("BROWSE QUEUE orders", browser::getEnumeration);
    }

    @Test
    void unsubscribingTakesTheRightOnTheTopicOfTheSubscription() throws JMSException {
        rights.add("CONSUME TOPIC news");
        session.createDurableConsumer(news, "paper").close();
        rights.clear();
        assertRefused("CONSUME TOPIC news", () -> session.unsubscribe("paper"));
        rights.add("CONSUME TOPIC news");
        session.unsubscribe("paper");
    }

    @Test
    void aSubscriptionIsNotMovedAwayFromATopicByWhoMayNotConsumeThere() throws JMSException {
        rights.add("CONSUME TOPIC news");
        session.createDurableConsumer(news, "paper").close();
        rights.clear();
        rights.add("CONSUME TOPIC sports");
        Topic sports = new RowmqTopic("sports");
        assertRefused("CONSUME TOPIC news", () -> session.createDurableConsumer(sports, "paper"));
        assertRefused("CONSUME TOPIC news", () -> session.createSharedDurableConsumer(sports, "paper"));
    }

    @Test
    void nothingComesIntoBeingForWhoMayNotUseIt() throws JMSException {
        Session allowed = connection.createSession();
        assertRefused("SEND QUEUE orders", () -> session.createProducer(orders));
        assertRefused("CONSUME QUEUE orders", () -> session.createConsumer(orders));
        assertThat(engine.messaging().destination(1)).isNull();
        allowed.createProducer(orders);
        assertThat(engine.messaging().destination(1)).isNotNull();
    }

    @Test
    void temporaryDestinationsNeedNoRight() throws JMSException {
        StoreConnection mine = connect("mine", access);
        mine.start();
        Session own = mine.createSession();
        TemporaryQueue replies = own.createTemporaryQueue();
        MessageConsumer consumer = own.createConsumer(replies);
        session.createProducer(replies).send(session.createTextMessage("reply"));
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("reply");
        assertThat(own.createBrowser(replies).getEnumeration().hasMoreElements())
                .isFalse();
    }

    @Test
    void theSimplifiedApiAsksTheSame() throws JMSException {
        try (JMSContext context = connect("other", access).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            assertRefused("SEND QUEUE orders", () -> context.createProducer().send((Destination) orders, "text"));
            assertRefused("CONSUME QUEUE orders", () -> context.createConsumer(orders));
            assertRefused("CONSUME TOPIC news", () -> context.createDurableConsumer(news, "paper"));
            assertRefused("CONSUME TOPIC news", () -> context.createSharedDurableConsumer(news, "paper"));
            assertRefused("CONSUME TOPIC news", () -> context.createSharedConsumer(news, "paper"));
            assertRefused("BROWSE QUEUE orders", () -> context.createBrowser(orders));
        }
    }

    @Test
    void aConsumerWhoseUserLosesTheRightReceivesNothingMore() throws JMSException {
        rights.add("CONSUME QUEUE orders");
        MessageConsumer consumer = session.createConsumer(orders);
        client.start();
        send(orders, "a", "b");
        assertThat(text(consumer.receiveNoWait())).isEqualTo("a");
        rights.clear();
        assertRefused("CONSUME QUEUE orders", consumer::receiveNoWait);
        assertRefused("CONSUME QUEUE orders", () -> consumer.receive(PATIENCE));
        assertThat(drain(connection.createSession().createConsumer(orders))).containsExactly("b");
    }

    @Test
    void aListenerWhoseUserLosesTheRightIsPassedOver() throws Exception {
        rights.add("CONSUME QUEUE orders");
        StoreConnection denied = connect("denied", access);
        Inbox<JMSException> problems = new Inbox<>();
        denied.setExceptionListener(problems::add);
        Inbox<String> received = new Inbox<>();
        denied.createSession().createConsumer(orders).setMessageListener(message -> received.add(text(message)));
        denied.start();
        send(orders, "a");
        assertThat(received.next()).isEqualTo("a");

        rights.clear();
        send(orders, "b");
        assertThat(problems.next()).isInstanceOf(JMSSecurityException.class);
        MessageConsumer other = connection.createSession().createConsumer(orders);
        assertThat(text(other.receive(PATIENCE))).isEqualTo("b");

        send(news, "later");
        rights.add("CONSUME QUEUE orders");
        send(orders, "c");
        assertThat(text(other.receive(PATIENCE))).isEqualTo("c");
        assertThat(received.isEmpty()).isTrue();
    }

    @Test
    void messagesCarryTheNameOfTheirSender() throws JMSException {
        rights.add("SEND QUEUE orders");
        TextMessage message = session.createTextMessage("text");
        message.setStringProperty("JMSXUserID", "somebody else");
        session.createProducer(orders).send(message);
        assertThat(message.getStringProperty("JMSXUserID")).isEqualTo("shop");

        Session other = connection.createSession();
        Message received = other.createConsumer(orders, "JMSXUserID = 'shop'").receiveNoWait();
        assertThat(received.getStringProperty("JMSXUserID")).isEqualTo("shop");

        other.createProducer(orders).send(received);
        Message sentOn = other.createConsumer(orders).receiveNoWait();
        assertThat(sentOn.propertyExists("JMSXUserID"))
                .as("its sender was nobody in particular")
                .isFalse();
    }

    @Test
    void theMetaDataNameThePropertyOnlyWhereItIsSet() throws JMSException {
        assertThat(Collections.list(connect("other", access).getMetaData().getJMSXPropertyNames()))
                .contains("JMSXUserID");
        assertThat(Collections.list(connection.getMetaData().getJMSXPropertyNames()))
                .doesNotContain("JMSXUserID");
    }
}

package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqTopic;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The four kinds of subscription (section 8.3). */
class SubscriptionTest extends Bench {

    private final Topic topic = new RowmqTopic("news");
    private StoreConnection named;
    private Session session;

    @BeforeEach
    void createSession() throws JMSException {
        named = connect("me");
        named.start();
        session = named.createSession();
    }

    @Test
    void everySubscriberGetsEveryMessage() throws JMSException {
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session.createConsumer(topic);
        send(topic, "a");
        assertThat(drain(one)).containsExactly("a");
        assertThat(drain(two)).containsExactly("a");
    }

    @Test
    void anOrdinarySubscriptionEndsWithItsConsumer() throws JMSException {
        session.createConsumer(topic).close();
        send(topic, "a");
        assertThat(drain(session.createConsumer(topic))).isEmpty();
    }

    @Test
    void noLocalLeavesOutTheMessagesOfItsOwnConnection() throws JMSException {
        TopicSubscriber subscriber = (TopicSubscriber) session.createConsumer(topic, null, true);
        session.createProducer(topic).send(session.createTextMessage("own"));
        send(topic, "other");
        assertThat(subscriber.getNoLocal()).isTrue();
        assertThat(drain(subscriber)).containsExactly("other");
    }

    @Test
    void aDurableSubscriptionKeepsWhatComesWhileNobodyListens() throws JMSException {
        session.createDurableConsumer(topic, "paper").close();
        send(topic, "a");
        MessageConsumer again = session.createDurableSubscriber(topic, "paper");
        assertThat(drain(again)).containsExactly("a");
        again.close();
        session.unsubscribe("paper");
        send(topic, "b");
        assertThat(drain(session.createDurableConsumer(topic, "paper"))).isEmpty();
    }

    @Test
    void aDurableSubscriptionHasOneConsumer() throws JMSException {
        session.createDurableConsumer(topic, "paper");
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "paper")).isInstanceOf(JMSException.class);
    }

    @Test
    void aDurableSubscriptionNeedsAClientIdentifier() throws JMSException {
        Session anonymous = connection.createSession();
        assertThatThrownBy(() -> anonymous.createDurableConsumer(topic, "paper"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clientId");
        anonymous.createSharedDurableConsumer(topic, "shared").close();
        anonymous.unsubscribe("shared");
    }

    @Test
    void aChangedSelectorMakesANewDurableSubscription() throws JMSException {
        session.createDurableConsumer(topic, "paper").close();
        send(topic, "a");
        assertThat(drain(session.createDurableConsumer(topic, "paper", "colour = 'red'", false)))
                .isEmpty();
    }

    @Test
    void aSharedSubscriptionSharesItsMessages() throws JMSException {
        MessageConsumer one = session.createSharedConsumer(topic, "team");
        MessageConsumer two = session.createSharedConsumer(topic, "team");
        send(topic, "a", "b");
        assertThat(text(one.receiveNoWait())).isEqualTo("a");
        assertThat(text(two.receiveNoWait())).isEqualTo("b");
        assertThat(one.receiveNoWait()).isNull();
    }

    @Test
    void aSharedSubscriptionHasOneSelector() throws JMSException {
        session.createSharedConsumer(topic, "team");
        session.createSharedDurableConsumer(topic, "team");
        assertThatThrownBy(() -> session.createSharedConsumer(topic, "team", "colour = 'red'"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "team", "colour = 'red'"))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void onlyWhatIsThereAndIdleCanBeUnsubscribed() throws JMSException {
        assertThatThrownBy(() -> session.unsubscribe("none")).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.unsubscribe(null)).isInstanceOf(InvalidDestinationException.class);
        MessageConsumer consumer = session.createDurableConsumer(topic, "paper");
        assertThatThrownBy(() -> session.unsubscribe("paper")).isInstanceOf(IllegalStateException.class);
        consumer.close();
        session.unsubscribe("paper");
    }

    @Test
    void unacknowledgedMessagesHoldADurableSubscription() throws JMSException {
        Session client = session(named, SessionMode.CLIENT);
        MessageConsumer consumer = client.createDurableConsumer(topic, "paper");
        send(topic, "a");
        var message = consumer.receiveNoWait();
        consumer.close();
        assertThatThrownBy(() -> client.unsubscribe("paper")).isInstanceOf(IllegalStateException.class);
        message.acknowledge();
        client.unsubscribe("paper");
    }

    @Test
    void lazilyAcknowledgedMessagesDoNotHoldADurableSubscription() throws JMSException {
        Session lazy = session(named, SessionMode.DUPS_OK);
        MessageConsumer consumer = lazy.createDurableConsumer(topic, "paper");
        send(topic, "a");
        consumer.receiveNoWait();
        consumer.close();
        lazy.unsubscribe("paper");
    }

    @Test
    void refusesWhatIsNoTopicNoNameAndNoSelector() throws JMSException {
        Topic temporary = session.createTemporaryTopic();
        assertThatThrownBy(() -> session.createConsumer(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(null, "x"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(null, "x"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(temporary, "x"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, null)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(topic, "")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createConsumer(topic, "=TEST 'x'"))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createConsumer(queue(), "=TEST 'x'"))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void refusesWhatBelongsToTheOtherDomain() throws JMSException {
        var queues = named.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        refused(() -> queues.createTopic("x"));
        refused(queues::createTemporaryTopic);
        refused(() -> queues.createDurableSubscriber(topic, "x"));
        refused(() -> queues.createDurableConsumer(topic, "x"));
        refused(() -> queues.createSharedConsumer(topic, "x"));
        refused(() -> queues.createSharedDurableConsumer(topic, "x"));
        refused(() -> queues.unsubscribe("x"));
        var topics = named.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        Queue queue = queue();
        refused(() -> topics.createQueue("x"));
        refused(topics::createTemporaryQueue);
        refused(() -> topics.createBrowser(queue));
        var connection = StoreConnection.forQueues(engine.messaging(), ConnectionSettings.DEFAULT, () -> {});
        refused(() -> connection.createDurableConnectionConsumer(topic, "x", null, null, 1));
        refused(() -> connection.createSharedConnectionConsumer(topic, "x", null, null, 1));
        refused(() -> connection.createSharedDurableConnectionConsumer(topic, "x", null, null, 1));
        connection.close();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining("domain");
    }
}

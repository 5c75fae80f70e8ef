package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 8.3.3: unshared durable subscriptions. */
@Section("8.3.3")
class UnsharedDurableTest extends Specification {

    private Connection connection;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        connection = connect(name);
        connection.start();
        session = connection.createSession();
    }

    private void sendNumbered(Topic to, int n) throws JMSException {
        Message message = session.createTextMessage("n" + n);
        message.setIntProperty("n", n);
        Session other = session();
        other.createProducer(to).send(message);
        other.close();
    }

    @Test
    void messagesAccumulateWithoutAConsumer() throws Exception {
        session.createDurableConsumer(topic, "s").close();
        send(topic, "one", "two");
        MessageConsumer consumer = session.createDurableConsumer(topic, "s");
        assertThat(receiveTexts(consumer, 2)).containsExactly("one", "two");
        assertNothing(consumer);
    }

    @Test
    void theSubscriptionOutlivesItsConnectionAndARestart() throws Exception {
        session.createDurableConsumer(topic, "s").close();
        send(topic, "before");
        connection.close();
        send(topic, "between");
        provider.restart();
        send(topic, "after");
        Connection next = connect(name);
        next.start();
        MessageConsumer consumer = next.createSession().createDurableConsumer(topic, "s");
        assertThat(receiveTexts(consumer, 3)).containsExactly("before", "between", "after");
        assertNothing(consumer);
    }

    @Test
    void aConsumerResumesWhereTheLastOneStopped() throws Exception {
        MessageConsumer first = session.createDurableConsumer(topic, "s");
        send(topic, "one", "two", "three");
        assertThat(receiveText(first)).isEqualTo("one");
        first.close();
        assertThat(receiveTexts(session.createDurableConsumer(topic, "s"), 2)).containsExactly("two", "three");
    }

    @Test
    void aClientIdentifierIsNeeded() throws Exception {
        Session anonymous = session();
        assertThatThrownBy(() -> anonymous.createDurableConsumer(topic, "s")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> anonymous.createDurableConsumer(topic, "s", null, false))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> anonymous.createDurableSubscriber(topic, "s"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> anonymous.createDurableSubscriber(topic, "s", null, false))
                .isInstanceOf(IllegalStateException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createDurableConsumer(topic, "s"))
                .isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(() -> context.createDurableConsumer(topic, "s", null, true))
                .isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void thereIsOneConsumerAtATime() throws Exception {
        MessageConsumer consumer = session.createDurableConsumer(topic, "s");
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "s")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableSubscriber(topic, "s")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(provider.topic(name + ".other"), "s"))
                .isInstanceOf(JMSException.class);
        consumer.close();
        session.createDurableConsumer(topic, "s").close();
        JMSContext context = context(name + ".context");
        context.createDurableConsumer(topic, "s");
        assertThatThrownBy(() -> context.createDurableConsumer(topic, "s")).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void subscriptionsOfOtherClientsAreOthers() throws Exception {
        MessageConsumer mine = session.createDurableConsumer(topic, "s");
        Connection second = connect(name + ".second");
        second.start();
        MessageConsumer theirs = second.createSession().createDurableConsumer(topic, "s");
        send(topic, "text");
        assertThat(receiveText(mine)).isEqualTo("text");
        assertThat(receiveText(theirs)).isEqualTo("text");
    }

    @Test
    void anotherTopicMeansAnotherSubscription() throws Exception {
        Topic other = provider.topic(name + ".other");
        session.createDurableConsumer(topic, "s").close();
        sendNumbered(topic, 1);
        MessageConsumer changed = session.createDurableConsumer(other, "s");
        assertNothing(changed);
        sendNumbered(topic, 2);
        sendNumbered(other, 3);
        assertThat(receiveText(changed)).isEqualTo("n3");
        assertNothing(changed);
        changed.close();
        assertNothing(session.createDurableConsumer(topic, "s"));
    }

    @Test
    void anotherSelectorMeansAnotherSubscription() throws Exception {
        session.createDurableConsumer(topic, "s", "n < 5", false).close();
        sendNumbered(topic, 1);
        MessageConsumer changed = session.createDurableConsumer(topic, "s", "n > 5", false);
        sendNumbered(topic, 2);
        sendNumbered(topic, 6);
        assertThat(receiveText(changed)).isEqualTo("n6");
        assertNothing(changed);
        changed.close();
        sendNumbered(topic, 7);
        MessageConsumer unchanged = session.createDurableConsumer(topic, "s", "n > 5", false);
        assertThat(receiveText(unchanged)).isEqualTo("n7");
    }

    @Test
    void anotherNoLocalMeansAnotherSubscription() throws Exception {
        session.createDurableConsumer(topic, "s", null, false).close();
        sendNumbered(topic, 1);
        MessageConsumer changed = session.createDurableConsumer(topic, "s", null, true);
        assertNothing(changed);
        sendNumbered(topic, 2);
        assertThat(receiveText(changed)).isEqualTo("n2");
    }

    @Test
    void noLocalLeavesOutTheSameClientIdentifier() throws Exception {
        MessageConsumer remote = session.createDurableConsumer(topic, "s", null, true);
        session.createProducer(topic).send(session.createTextMessage("local"));
        send(topic, "remote");
        assertThat(receiveText(remote)).isEqualTo("remote");
        assertNothing(remote);
        connection.close();
        Connection again = connect(name);
        again.start();
        Session next = again.createSession();
        next.createProducer(topic).send(next.createTextMessage("local again"));
        send(topic, "remote again");
        MessageConsumer resumed = next.createDurableConsumer(topic, "s", null, true);
        assertThat(receiveText(resumed)).isEqualTo("remote again");
        assertNothing(resumed);
    }

    @Test
    void unsubscribeEndsTheSubscription() throws Exception {
        session.createDurableConsumer(topic, "s").close();
        send(topic, "lost");
        session.unsubscribe("s");
        assertNothing(session.createDurableConsumer(topic, "s"));
        JMSContext context = context(name + ".context");
        context.createDurableConsumer(topic, "s").close();
        context.unsubscribe("s");
        assertNothing(context.createDurableConsumer(topic, "s"));
    }

    @Test
    void unsubscribeOfAnUnknownNameIsRefused() throws Exception {
        assertThatThrownBy(() -> session.unsubscribe("unknown")).isInstanceOf(InvalidDestinationException.class);
        session.createDurableConsumer(topic, "s").close();
        session.unsubscribe("s");
        assertThatThrownBy(() -> session.unsubscribe("s")).isInstanceOf(InvalidDestinationException.class);
        JMSContext context = context(name + ".context");
        assertThatThrownBy(() -> context.unsubscribe("unknown")).isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    void unsubscribeIsRefusedWhileThereIsAConsumer() throws Exception {
        MessageConsumer consumer = session.createDurableConsumer(topic, "s");
        assertThatThrownBy(() -> session.unsubscribe("s")).isInstanceOf(JMSException.class);
        send(topic, "text");
        assertThat(receiveText(consumer)).isEqualTo("text");
        consumer.close();
        session.unsubscribe("s");
    }

    @Test
    void unsubscribeIsRefusedWhileAMessageIsUnacknowledged() throws Exception {
        Session client = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = client.createDurableConsumer(topic, "s");
        send(topic, "text");
        Message message = receive(consumer);
        consumer.close();
        assertThatThrownBy(() -> client.unsubscribe("s")).isInstanceOf(JMSException.class);
        message.acknowledge();
        client.unsubscribe("s");
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer second = transacted.createDurableConsumer(topic, "s");
        send(topic, "text");
        receive(second);
        second.close();
        assertThatThrownBy(() -> transacted.unsubscribe("s")).isInstanceOf(JMSException.class);
        transacted.commit();
        transacted.unsubscribe("s");
    }

    @Test
    void aSharedDurableSubscriptionMayNotHaveTheSameName() throws Exception {
        session.createDurableConsumer(topic, "unshared").close();
        session.createSharedDurableConsumer(topic, "shared").close();
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "unshared"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "shared")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableSubscriber(topic, "shared"))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void unacknowledgedMessagesComeBackToTheNextConsumer() throws Exception {
        Session client = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = client.createDurableConsumer(topic, "s");
        send(topic, "one", "two", "three");
        receiveTexts(consumer, 2);
        client.close();
        MessageConsumer next = session.createDurableConsumer(topic, "s");
        Message first = receive(next);
        assertThat(first.getBody(String.class)).isEqualTo("one");
        assertThat(first.getJMSRedelivered()).isTrue();
        assertThat(receiveTexts(next, 2)).containsExactly("two", "three");
    }

    @Test
    void theDomainSpecificApiSubscribesDurably() throws Exception {
        TopicConnection topics = topicConnection();
        topics.setClientID(name + ".topics");
        topics.start();
        TopicSession topicSession = topics.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicSubscriber subscriber = topicSession.createDurableSubscriber(topic, "s", "n > 1", true);
        assertThat(subscriber.getTopic()).isEqualTo(topic);
        assertThat(subscriber.getNoLocal()).isTrue();
        assertThat(subscriber.getMessageSelector()).isEqualTo("n > 1");
        sendNumbered(topic, 1);
        sendNumbered(topic, 2);
        assertThat(receiveText(subscriber)).isEqualTo("n2");
        subscriber.close();
        topicSession.unsubscribe("s");
    }

    @Test
    void aContextSubscribesDurably() throws Exception {
        JMSContext context = context(name + ".context");
        context.createDurableConsumer(topic, "s").close();
        send(topic, "one");
        JMSConsumer consumer = context.createDurableConsumer(topic, "s");
        assertThat(receiveText(consumer)).isEqualTo("one");
        JMSConsumer selecting = context.createDurableConsumer(topic, "t", "n > 1", false);
        sendNumbered(topic, 2);
        assertThat(receiveText(selecting)).isEqualTo("n2");
    }

    @Test
    @Section("API")
    void aTopicAndANameAreNeeded() {
        assertThatThrownBy(() -> session.createDurableConsumer(null, "s"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(null, "s", null, false))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableSubscriber(null, "s"))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, null)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "")).isInstanceOf(JMSException.class);
        JMSContext context = context(name + ".context");
        assertThatThrownBy(() -> context.createDurableConsumer(null, "s"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }
}

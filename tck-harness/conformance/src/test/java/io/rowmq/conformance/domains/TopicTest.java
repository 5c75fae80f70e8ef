package io.rowmq.conformance.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Received;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 4.2.2: what a topic does. */
@Section("4.2.2")
class TopicTest extends Specification {

    @Test
    void everySubscriptionGetsACopy() throws Exception {
        List<MessageConsumer> consumers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            consumers.add(session().createConsumer(topic));
        }
        send(topic, "one", "two");
        for (MessageConsumer consumer : consumers) {
            assertThat(receiveTexts(consumer, 2)).containsExactly("one", "two");
            assertNothing(consumer);
        }
    }

    @Test
    void withoutASubscriptionNothingIsKept() throws Exception {
        send(topic, "lost");
        MessageConsumer consumer = session().createConsumer(topic);
        assertNothing(consumer);
        send(topic, "kept");
        assertThat(receiveText(consumer)).isEqualTo("kept");
    }

    @Test
    void acknowledgingOneCopyAcknowledgesNoOther() throws Exception {
        Session one = session(Session.CLIENT_ACKNOWLEDGE);
        Session two = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer first = one.createConsumer(topic);
        MessageConsumer second = two.createConsumer(topic);
        send(topic, "text");
        receive(first).acknowledge();
        receive(second);
        one.recover();
        two.recover();
        assertNothing(first);
        assertThat(receiveText(second)).isEqualTo("text");
    }

    @Test
    void topicsDoNotMix() throws Exception {
        Topic other = provider.topic(name + ".other");
        Session session = session();
        MessageConsumer here = session.createConsumer(topic);
        MessageConsumer there = session.createConsumer(other);
        send(topic, "here");
        send(other, "there");
        assertThat(receiveText(here)).isEqualTo("here");
        assertThat(receiveText(there)).isEqualTo("there");
        assertNothing(here);
        assertNothing(there);
    }

    @Test
    void aTransactionIsPublishedWhenItCommits() throws Exception {
        MessageConsumer consumer = session().createConsumer(topic);
        Session transacted = session(Session.SESSION_TRANSACTED);
        transacted.createProducer(topic).send(transacted.createTextMessage("undone"));
        assertNothing(consumer);
        transacted.rollback();
        assertNothing(consumer);
        transacted.createProducer(topic).send(transacted.createTextMessage("done"));
        transacted.commit();
        assertThat(receiveText(consumer)).isEqualTo("done");
        assertNothing(consumer);
    }

    @Test
    void listenersOfATopicAllHear() throws Exception {
        Received one = new Received();
        Received two = new Received();
        session().createConsumer(topic).setMessageListener(one);
        session().createConsumer(topic).setMessageListener(two);
        send(topic, "text");
        assertThat(one.texts(1)).containsExactly("text");
        assertThat(two.texts(1)).containsExactly("text");
    }

    @Test
    void theDomainSpecificApiPublishesAndSubscribes() throws Exception {
        TopicConnection connection = topicConnection();
        connection.start();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicSubscriber subscriber = session.createSubscriber(topic);
        TopicSubscriber selecting = session.createSubscriber(topic, "a = 1", false);
        TopicSubscriber remote = session.createSubscriber(topic, null, true);
        TopicPublisher publisher = session.createPublisher(topic);
        assertThat(publisher.getTopic()).isEqualTo(topic);
        assertThat(subscriber.getTopic()).isEqualTo(topic);
        assertThat(subscriber.getNoLocal()).isFalse();
        assertThat(remote.getNoLocal()).isTrue();
        assertThat(selecting.getMessageSelector()).isEqualTo("a = 1");
        publisher.publish(session.createTextMessage("one"));
        publisher.publish(session.createTextMessage("two"), jakarta.jms.DeliveryMode.NON_PERSISTENT, 4, 0);
        TopicPublisher unidentified = session.createPublisher(null);
        unidentified.publish(topic, session.createTextMessage("three"));
        unidentified.publish(topic, session.createTextMessage("four"), jakarta.jms.DeliveryMode.PERSISTENT, 4, 0);
        assertThat(receiveTexts(subscriber, 4)).containsExactly("one", "two", "three", "four");
        assertNothing(selecting);
        assertNothing(remote);
    }

    @Test
    void theSimplifiedApiPublishesAndSubscribes() throws Exception {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(topic);
        JMSConsumer selecting = context.createConsumer(topic, "a = 1");
        JMSConsumer remote = context.createConsumer(topic, null, true);
        context.createProducer().send(topic, "one").setProperty("a", 1).send(topic, "two");
        assertThat(receiveText(consumer)).isEqualTo("one");
        assertThat(receiveText(consumer)).isEqualTo("two");
        assertThat(receiveText(selecting)).isEqualTo("two");
        assertNothing(remote);
    }

    @Test
    @Section("8.3.1")
    void noLocalLeavesOutTheOwnConnection() throws Exception {
        Connection connection = connect();
        connection.start();
        Session session = connection.createSession();
        Session sibling = connection.createSession();
        MessageConsumer consumer = session.createConsumer(topic, null, true);
        MessageConsumer all = session.createConsumer(topic, null, false);
        sibling.createProducer(topic).send(sibling.createTextMessage("local"));
        send(topic, "remote");
        assertThat(receiveText(consumer)).isEqualTo("remote");
        assertNothing(consumer);
        assertThat(receiveTexts(all, 2)).containsExactly("local", "remote");
    }
}

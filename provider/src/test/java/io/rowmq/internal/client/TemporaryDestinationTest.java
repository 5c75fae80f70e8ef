package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqTopic;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TopicRequestor;
import jakarta.jms.TopicSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Temporary destinations and request/reply (sections 6.2.2 and 4.1.7). */
class TemporaryDestinationTest extends Bench {

    private Session session;
    private Session stranger;

    @BeforeEach
    void createSessions() throws JMSException {
        session = connection.createSession();
        StoreConnection other = connect(null);
        other.start();
        stranger = other.createSession();
    }

    @Test
    void anyoneSendsAndTheOwnerReads() throws JMSException {
        TemporaryQueue queue = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(queue);
        stranger.createProducer(queue).send(stranger.createTextMessage("a"));
        Message message = consumer.receiveNoWait();
        assertThat(text(message)).isEqualTo("a");
        assertThat(message.getJMSDestination()).isSameAs(queue);
    }

    @Test
    void everySessionOfTheConnectionReads() throws JMSException {
        TemporaryTopic topic = session.createTemporaryTopic();
        MessageConsumer consumer = connection.createSession().createConsumer(topic);
        send(topic, "a");
        assertThat(drain(consumer)).containsExactly("a");
    }

    @Test
    void noOtherConnectionReads() throws JMSException {
        TemporaryQueue queue = session.createTemporaryQueue();
        TemporaryTopic topic = session.createTemporaryTopic();
        assertThatThrownBy(() -> stranger.createConsumer(queue)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> stranger.createConsumer(topic)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> stranger.createBrowser(queue)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void namesAreUnique() throws JMSException {
        assertThat(session.createTemporaryQueue().getQueueName())
                .isNotEqualTo(session.createTemporaryQueue().getQueueName());
    }

    @Test
    void isNotDeletedUnderItsConsumers() throws JMSException {
        TemporaryQueue queue = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(queue);
        assertThatThrownBy(queue::delete).isInstanceOf(JMSException.class);
        consumer.close();
        queue.delete();
        queue.delete();
    }

    @Test
    void isGoneOnceDeleted() throws JMSException {
        TemporaryQueue queue = session.createTemporaryQueue();
        MessageProducer producer = stranger.createProducer(queue);
        queue.delete();
        Message message = stranger.createTextMessage("a");
        assertThatThrownBy(() -> producer.send(message)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> stranger.createProducer(queue)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createConsumer(queue)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void endsWithItsConnection() throws JMSException {
        TemporaryTopic topic = session.createTemporaryTopic();
        MessageProducer producer = stranger.createProducer(topic);
        connection.close();
        Message message = stranger.createTextMessage("a");
        assertThatThrownBy(() -> producer.send(message)).isInstanceOf(InvalidDestinationException.class);
        topic.delete();
    }

    @Test
    void isDeletedByItsOwnerOnly() throws JMSException {
        TemporaryQueue queue = session.createTemporaryQueue();
        Message request = session.createTextMessage("request");
        request.setJMSReplyTo(queue);
        session.createProducer(queue()).send(request);
        TemporaryQueue replyTo = (TemporaryQueue)
                stranger.createConsumer(queue()).receiveNoWait().getJMSReplyTo();
        assertThat(replyTo).isEqualTo(queue);
        assertThatThrownBy(replyTo::delete).isInstanceOf(JMSException.class);
        stranger.createProducer(replyTo).send(stranger.createTextMessage("reply"));
        assertThat(drain(session.createConsumer(queue))).containsExactly("reply");
    }

    private void reply(MessageConsumer requests) throws JMSException {
        requests.setMessageListener(request -> Unchecked.run(() -> {
            try (MessageProducer producer = stranger.createProducer(request.getJMSReplyTo())) {
                producer.send(stranger.createTextMessage("re: " + text(request)));
            }
        }));
    }

    @Test
    void aQueueRequestorGetsItsReply() throws JMSException {
        reply(stranger.createConsumer(queue()));
        QueueSession requesting = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueRequestor requestor = new QueueRequestor(requesting, queue());
        assertThat(text(requestor.request(requesting.createTextMessage("hello"))))
                .isEqualTo("re: hello");
        requestor.close();
    }

    @Test
    void aTopicRequestorGetsItsReply() throws JMSException {
        RowmqTopic topic = new RowmqTopic("requests");
        reply(stranger.createConsumer(topic));
        TopicSession requesting = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicRequestor requestor = new TopicRequestor(requesting, topic);
        assertThat(text(requestor.request(requesting.createTextMessage("hello"))))
                .isEqualTo("re: hello");
        requestor.close();
    }
}

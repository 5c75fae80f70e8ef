package io.rowmq.conformance.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import org.junit.jupiter.api.Test;

/** Sections 4.1.5, 4.2.7 and 6.2.2: temporary destinations. */
@Section("6.2.2")
class TemporaryDestinationTest extends Specification {

    @Test
    void eachIsUnique() throws Exception {
        Session session = session();
        assertThat(session.createTemporaryQueue()).isNotEqualTo(session.createTemporaryQueue());
        assertThat(session.createTemporaryQueue().getQueueName())
                .isNotEqualTo(session.createTemporaryQueue().getQueueName());
        assertThat(session.createTemporaryTopic().getTopicName())
                .isNotEqualTo(session.createTemporaryTopic().getTopicName());
    }

    @Test
    void aTemporaryQueueWorksLikeAQueue() throws Exception {
        Session session = session();
        TemporaryQueue temporary = session.createTemporaryQueue();
        send(temporary, "one", "two");
        assertThat(browse(session.createBrowser(temporary))).containsExactly("one", "two");
        assertThat(receiveTexts(session.createConsumer(temporary), 2)).containsExactly("one", "two");
    }

    @Test
    void aTemporaryTopicWorksLikeATopic() throws Exception {
        Session session = session();
        TemporaryTopic temporary = session.createTemporaryTopic();
        MessageConsumer one = session.createConsumer(temporary);
        MessageConsumer two = session.createConsumer(temporary);
        send(temporary, "text");
        assertThat(receiveText(one)).isEqualTo("text");
        assertThat(receiveText(two)).isEqualTo("text");
    }

    @Test
    void allSessionsOfTheConnectionMayConsume() throws Exception {
        Connection connection = connect();
        connection.start();
        Session creator = connection.createSession();
        TemporaryQueue temporary = creator.createTemporaryQueue();
        Session other = connection.createSession();
        MessageConsumer consumer = other.createConsumer(temporary);
        creator.close();
        send(temporary, "text");
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    void noOtherConnectionMayConsume() throws Exception {
        Session session = session();
        TemporaryQueue temporaryQueue = session.createTemporaryQueue();
        TemporaryTopic temporaryTopic = session.createTemporaryTopic();
        Session other = session();
        assertThatThrownBy(() -> other.createConsumer(temporaryQueue)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> other.createConsumer(temporaryTopic)).isInstanceOf(JMSException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.createConsumer(temporaryQueue)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(temporaryTopic)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void everyConnectionMaySend() throws Exception {
        Session session = session();
        TemporaryQueue temporary = session.createTemporaryQueue();
        Session other = session();
        other.createProducer(temporary).send(other.createTextMessage("text"));
        assertThat(receiveText(session.createConsumer(temporary))).isEqualTo("text");
    }

    @Test
    void aDeletedOneIsNoDestinationAnyMore() throws Exception {
        Session session = session();
        TemporaryQueue temporaryQueue = session.createTemporaryQueue();
        TemporaryTopic temporaryTopic = session.createTemporaryTopic();
        MessageProducer producer = session.createProducer(null);
        send(temporaryQueue, "lost");
        temporaryQueue.delete();
        temporaryTopic.delete();
        assertThatThrownBy(() -> producer.send(temporaryQueue, session.createMessage()))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> producer.send(temporaryTopic, session.createMessage()))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createConsumer(temporaryQueue))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createConsumer(temporaryTopic))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Section("API")
    void oneWithAConsumerCannotBeDeleted() throws Exception {
        Session session = session();
        TemporaryQueue temporaryQueue = session.createTemporaryQueue();
        TemporaryTopic temporaryTopic = session.createTemporaryTopic();
        MessageConsumer onQueue = session.createConsumer(temporaryQueue);
        MessageConsumer onTopic = session.createConsumer(temporaryTopic);
        assertThatThrownBy(temporaryQueue::delete).isInstanceOf(JMSException.class);
        assertThatThrownBy(temporaryTopic::delete).isInstanceOf(JMSException.class);
        send(temporaryQueue, "still there");
        assertThat(receiveText(onQueue)).isEqualTo("still there");
        onQueue.close();
        onTopic.close();
        temporaryQueue.delete();
        temporaryTopic.delete();
        assertThatThrownBy(() -> session.createConsumer(temporaryQueue))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void theyEndWithTheirConnection() throws Exception {
        Connection connection = connect();
        Session session = connection.createSession();
        TemporaryQueue temporaryQueue = session.createTemporaryQueue();
        TemporaryTopic temporaryTopic = session.createTemporaryTopic();
        connection.close();
        Session other = session();
        MessageProducer producer = other.createProducer(null);
        assertThatThrownBy(() -> producer.send(temporaryQueue, other.createMessage()))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> producer.send(temporaryTopic, other.createMessage()))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void theyEndWithTheirContext() {
        JMSContext context = context();
        TemporaryQueue temporaryQueue = context.createTemporaryQueue();
        TemporaryTopic temporaryTopic = context.createTemporaryTopic();
        JMSContext other = context();
        other.createProducer().send(temporaryQueue, "fine");
        assertThat(context.createConsumer(temporaryQueue).receiveBody(String.class, PATIENCE.toMillis()))
                .isEqualTo("fine");
        context.close();
        assertThatThrownBy(() -> other.createProducer().send(temporaryQueue, "too late"))
                .isInstanceOf(jakarta.jms.InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> other.createProducer().send(temporaryTopic, "too late"))
                .isInstanceOf(jakarta.jms.InvalidDestinationRuntimeException.class);
    }

    @Test
    @Section("4.2.7")
    void thereIsNoDurableSubscriptionToATemporaryTopic() throws Exception {
        Connection connection = connect(name);
        Session session = connection.createSession();
        TemporaryTopic temporary = session.createTemporaryTopic();
        assertThatThrownBy(() -> session.createDurableConsumer(temporary, "s")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(temporary, "s"))
                .isInstanceOf(JMSException.class);
    }
}

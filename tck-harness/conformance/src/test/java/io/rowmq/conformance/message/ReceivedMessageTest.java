package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sections 3.9 and 3.10: messages after they were sent, and after they were received. */
class ReceivedMessageTest extends Specification {

    private Session session;
    private MessageProducer producer;
    private TextMessage message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        producer = session.createProducer(queue);
        message = session.createTextMessage("text");
        message.setStringProperty("p", "value");
    }

    @Test
    @Section("3.9")
    void aSentMessageCanBeChangedAndSentAgain() throws Exception {
        producer.send(message);
        String firstId = message.getJMSMessageID();
        message.setText("changed");
        message.clearProperties();
        message.setStringProperty("p", "other");
        message.setJMSCorrelationID("late");
        producer.send(message);

        MessageConsumer consumer = session.createConsumer(queue);
        Message first = receive(consumer);
        Message second = receive(consumer);
        assertThat(first.getBody(String.class)).isEqualTo("text");
        assertThat(first.getStringProperty("p")).isEqualTo("value");
        assertThat(first.getJMSCorrelationID()).isNull();
        assertThat(first.getJMSMessageID()).isEqualTo(firstId);
        assertThat(second.getBody(String.class)).isEqualTo("changed");
        assertThat(second.getStringProperty("p")).isEqualTo("other");
        assertThat(second.getJMSMessageID()).isNotEqualTo(firstId);
    }

    @Test
    @Section("3.9")
    void aMessageChangedBeforeTheCommitIsSentAsItWas() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        transacted.createProducer(queue).send(message);
        message.setText("changed");
        transacted.commit();
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("text");
    }

    @Test
    @Section("3.10")
    void headersOfAReceivedMessageCanBeChanged() throws Exception {
        producer.send(message);
        Message received = receive(session.createConsumer(queue));
        String id = "ID:" + UUID.randomUUID();
        received.setJMSMessageID(id);
        received.setJMSTimestamp(1);
        received.setJMSCorrelationID("c");
        received.setJMSReplyTo(topic);
        received.setJMSDestination(topic);
        received.setJMSDeliveryMode(1);
        received.setJMSRedelivered(true);
        received.setJMSType("t");
        received.setJMSExpiration(2);
        received.setJMSDeliveryTime(3);
        received.setJMSPriority(9);
        assertThat(received.getJMSMessageID()).isEqualTo(id);
        assertThat(received.getJMSTimestamp()).isEqualTo(1);
        assertThat(received.getJMSCorrelationID()).isEqualTo("c");
        assertThat(received.getJMSReplyTo()).isEqualTo(topic);
        assertThat(received.getJMSDestination()).isEqualTo(topic);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(1);
        assertThat(received.getJMSRedelivered()).isTrue();
        assertThat(received.getJMSType()).isEqualTo("t");
        assertThat(received.getJMSExpiration()).isEqualTo(2);
        assertThat(received.getJMSDeliveryTime()).isEqualTo(3);
        assertThat(received.getJMSPriority()).isEqualTo(9);
    }

    @Test
    @Section("3.10")
    void aReceivedMessageIsReadOnlyUntilItIsCleared() throws Exception {
        producer.send(message);
        TextMessage received = (TextMessage) receive(session.createConsumer(queue));
        assertThatThrownBy(() -> received.setText("x")).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setStringProperty("p", "x")).isInstanceOf(MessageNotWriteableException.class);
        received.clearBody();
        assertThat(received.getText()).isNull();
        received.setText("mine");
        assertThat(received.getText()).isEqualTo("mine");
        assertThat(received.getStringProperty("p")).isEqualTo("value");
        assertThatThrownBy(() -> received.setStringProperty("p", "x")).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Section("3.10")
    void aRedeliveredMessageIsTheOriginal() throws Exception {
        producer.send(message);
        Session client = session(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = client.createConsumer(queue);
        TextMessage first = (TextMessage) receive(consumer);
        first.clearBody();
        first.setText("changed");
        first.clearProperties();
        first.setStringProperty("p", "changed");
        first.setJMSCorrelationID("changed");
        first.setJMSType("changed");
        client.recover();
        TextMessage again = (TextMessage) receive(consumer);
        assertThat(again.getText()).isEqualTo("text");
        assertThat(again.getStringProperty("p")).isEqualTo("value");
        assertThat(again.getJMSCorrelationID()).isNull();
        assertThat(again.getJMSType()).isNull();
        assertThat(again.getJMSMessageID()).isEqualTo(message.getJMSMessageID());
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    @Section("3.10")
    void aReceivedMessageCanBeForwarded() throws Exception {
        producer.send(message);
        MessageConsumer consumer = session.createConsumer(queue);
        Message received = receive(consumer);
        String firstId = received.getJMSMessageID();
        producer.send(received);
        Message forwarded = receive(consumer);
        assertThat(forwarded.getBody(String.class)).isEqualTo("text");
        assertThat(forwarded.getStringProperty("p")).isEqualTo("value");
        assertThat(forwarded.getJMSMessageID()).isNotEqualTo(firstId);
        assertThat(forwarded.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(forwarded.getJMSRedelivered()).isFalse();
    }

    @Test
    @Section("4.2.2")
    void copiesOfATopicMessageAreSeparate() throws Exception {
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session.createConsumer(topic);
        session.createProducer(topic).send(message);
        TextMessage first = (TextMessage) receive(one);
        first.clearBody();
        first.setText("changed");
        first.clearProperties();
        TextMessage second = (TextMessage) receive(two);
        assertThat(second.getText()).isEqualTo("text");
        assertThat(second.getStringProperty("p")).isEqualTo("value");
    }
}

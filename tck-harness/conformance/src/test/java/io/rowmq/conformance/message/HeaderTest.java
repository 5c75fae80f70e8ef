package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 3.4: the header fields, who sets them and when. */
class HeaderTest extends Specification {

    private Session session;
    private MessageProducer producer;
    private Message message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        producer = session.createProducer(queue);
        message = session.createTextMessage("text");
    }

    private Message sendAndReceive() throws Exception {
        producer.send(message);
        return receive(session.createConsumer(queue));
    }

    @Test
    @Section("3.4.1")
    void destinationIsTheOneThatTheMessageWasSentTo() throws Exception {
        message.setJMSDestination(topic);
        Message received = sendAndReceive();
        assertThat(message.getJMSDestination()).isEqualTo(queue);
        assertThat(received.getJMSDestination()).isEqualTo(queue);
    }

    @Test
    @Section("3.4.1")
    void destinationOfATopicMessageIsTheTopic() throws Exception {
        MessageConsumer consumer = session.createConsumer(topic);
        session.createProducer(topic).send(message);
        assertThat(message.getJMSDestination()).isEqualTo(topic);
        assertThat(receive(consumer).getJMSDestination()).isEqualTo(topic);
    }

    @Test
    @Section("3.4.2")
    void deliveryModeIsPersistentUnlessTheProducerSaysOtherwise() throws Exception {
        message.setJMSDeliveryMode(DeliveryMode.NON_PERSISTENT);
        Message received = sendAndReceive();
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    }

    @Test
    @Section("3.4.2")
    void deliveryModeIsTheProducers() throws Exception {
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        Message received = sendAndReceive();
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    }

    @Test
    @Section("3.4.3")
    void messageIdIsUniqueAndBeginsWithItsPrefix() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            message.setJMSMessageID("ID:mine");
            producer.send(message);
            assertThat(message.getJMSMessageID()).startsWith("ID:");
            ids.add(message.getJMSMessageID());
        }
        assertThat(ids).hasSize(100);
        MessageConsumer consumer = session.createConsumer(queue);
        for (int i = 0; i < 100; i++) {
            assertThat(ids.remove(receive(consumer).getJMSMessageID())).isTrue();
        }
    }

    @Test
    @Section("3.4.3")
    void messageIdMayBeLeftOutWhenItIsDisabled() throws Exception {
        producer.setDisableMessageID(true);
        Message received = sendAndReceive();
        assertThat(received.getJMSMessageID()).isEqualTo(message.getJMSMessageID());
        assertThat(received.getJMSMessageID())
                .satisfiesAnyOf(
                        id -> assertThat(id).isNull(), id -> assertThat(id).startsWith("ID:"));
    }

    @Test
    @Section("3.4.4")
    void timestampLiesBetweenTheCallAndTheReturn() throws Exception {
        message.setJMSTimestamp(1);
        long before = System.currentTimeMillis();
        producer.send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSTimestamp()).isBetween(before, after);
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSTimestamp()).isEqualTo(message.getJMSTimestamp());
    }

    @Test
    @Section("3.4.4")
    void timestampMayBeZeroWhenItIsDisabled() throws Exception {
        producer.setDisableMessageTimestamp(true);
        long before = System.currentTimeMillis();
        producer.send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSTimestamp())
                .satisfiesAnyOf(
                        time -> assertThat(time).isZero(),
                        time -> assertThat(time).isBetween(before, after));
    }

    @Test
    @Section("3.4.5")
    void correlationIdIsTheClients() throws Exception {
        message.setJMSCorrelationID("order 17 – Bestellung ✓");
        assertThat(sendAndReceive().getJMSCorrelationID()).isEqualTo("order 17 – Bestellung ✓");
    }

    @Test
    @Section("3.4.5")
    void correlationIdAsBytesWorksOrIsRefused() throws Exception {
        byte[] bytes = "provider native".getBytes(StandardCharsets.UTF_8);
        try {
            message.setJMSCorrelationIDAsBytes(bytes);
        } catch (UnsupportedOperationException e) {
            // permitted by the footnote of the section: then reading is refused as well or gives nothing
            assertThat(message.getJMSCorrelationID()).isNull();
            return;
        }
        assertThat(sendAndReceive().getJMSCorrelationIDAsBytes()).isEqualTo(bytes);
    }

    @Test
    @Section("3.4.6")
    void replyToKeepsEveryKindOfDestination() throws Exception {
        MessageConsumer consumer = session.createConsumer(queue);
        for (Destination replyTo :
                new Destination[] {queue, topic, session.createTemporaryQueue(), session.createTemporaryTopic()}) {
            message.setJMSReplyTo(replyTo);
            producer.send(message);
            assertThat(receive(consumer).getJMSReplyTo()).isEqualTo(replyTo);
        }
    }

    @Test
    @Section("3.4.6")
    void whatTheClientDoesNotSetIsNull() throws Exception {
        Message received = sendAndReceive();
        assertThat(received.getJMSReplyTo()).isNull();
        assertThat(received.getJMSCorrelationID()).isNull();
        assertThat(received.getJMSType()).isNull();
    }

    @Test
    @Section("3.4.7")
    void redeliveredHasNoMeaningOnSend() throws Exception {
        message.setJMSRedelivered(true);
        Message received = sendAndReceive();
        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    @Section("3.4.8")
    void typeIsTheClients() throws Exception {
        message.setJMSType("car");
        assertThat(sendAndReceive().getJMSType()).isEqualTo("car");
    }

    @Test
    @Section("3.4.9")
    void expirationIsZeroWithoutTimeToLive() throws Exception {
        message.setJMSExpiration(12345);
        Message received = sendAndReceive();
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(received.getJMSExpiration()).isZero();
    }

    @Test
    @Section("3.4.9")
    void expirationIsTheTimeOfTheSendPlusTimeToLive() throws Exception {
        producer.setTimeToLive(600_000);
        long before = System.currentTimeMillis();
        producer.send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSExpiration()).isBetween(before + 600_000, after + 600_000);
        assertThat(receive(session.createConsumer(queue)).getJMSExpiration()).isEqualTo(message.getJMSExpiration());
    }

    @Test
    @Section("3.4.10")
    void priorityIsTheProducersAndFourWithoutOne() throws Exception {
        MessageConsumer consumer = session.createConsumer(queue);
        message.setJMSPriority(9);
        producer.send(message);
        assertThat(message.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY).isEqualTo(4);
        assertThat(receive(consumer).getJMSPriority()).isEqualTo(4);
        for (int priority = 0; priority <= 9; priority++) {
            producer.setPriority(priority);
            producer.send(message);
            assertThat(message.getJMSPriority()).isEqualTo(priority);
            assertThat(receive(consumer).getJMSPriority()).isEqualTo(priority);
        }
    }

    @Test
    @Section("3.4.13")
    void deliveryTimeIsTheTimeOfTheSendWithoutDelay() throws Exception {
        message.setJMSDeliveryTime(12345);
        long before = System.currentTimeMillis();
        producer.send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSDeliveryTime()).isBetween(before, after);
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
    }

    @Test
    @Section("3.4.11")
    void aTransactedSendSetsTheFieldsAtOnce() throws Exception {
        Session transacted = session(Session.SESSION_TRANSACTED);
        long before = System.currentTimeMillis();
        transacted.createProducer(queue).send(message, DeliveryMode.PERSISTENT, 7, 600_000);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(message.getJMSDestination()).isEqualTo(queue);
        assertThat(message.getJMSTimestamp()).isBetween(before, after);
        assertThat(message.getJMSExpiration()).isBetween(before + 600_000, after + 600_000);
        assertThat(message.getJMSPriority()).isEqualTo(7);
        transacted.commit();
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSMessageID()).isEqualTo(message.getJMSMessageID());
        assertThat(received.getJMSTimestamp()).isEqualTo(message.getJMSTimestamp());
        assertThat(received.getJMSExpiration()).isEqualTo(message.getJMSExpiration());
    }
}

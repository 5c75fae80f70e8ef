package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending: destinations, options, header fields, limits (section 7). */
class ProducerTest extends Bench {

    private Session session;
    private MessageProducer producer;
    private Message message;

    @BeforeEach
    void createProducer() throws JMSException {
        session = connection.createSession();
        producer = session.createProducer(queue());
        message = session.createTextMessage("a");
    }

    private Message received() throws JMSException {
        try (Session receiving = connection.createSession();
                MessageConsumer consumer = receiving.createConsumer(queue())) {
            return consumer.receiveNoWait();
        }
    }

    @Test
    void setsTheHeaderFieldsOfTheMessageItSends() throws JMSException {
        long now = engine.messaging().now();
        producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 1_000);
        for (Message each : new Message[] {message, received()}) {
            assertThat(each.getJMSMessageID()).startsWith("ID:").isEqualTo(message.getJMSMessageID());
            assertThat(each.getJMSDestination()).isEqualTo(queue());
            assertThat(each.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
            assertThat(each.getJMSPriority()).isEqualTo(7);
            assertThat(each.getJMSTimestamp()).isEqualTo(now);
            assertThat(each.getJMSExpiration()).isEqualTo(now + 1_000);
            assertThat(each.getJMSDeliveryTime()).isEqualTo(now);
        }
    }

    @Test
    void overwritesWhatTheClientSetInItsPlace() throws JMSException {
        message.setJMSPriority(9);
        message.setJMSExpiration(1);
        message.setJMSMessageID("ID:mine");
        producer.send(message);
        assertThat(message.getJMSPriority()).isEqualTo(4);
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(message.getJMSMessageID()).isNotEqualTo("ID:mine");
    }

    @Test
    void givesEachSendAnIdentifierOfItsOwn() throws JMSException {
        producer.send(message);
        String first = message.getJMSMessageID();
        producer.send(message);
        assertThat(message.getJMSMessageID()).isNotEqualTo(first);
    }

    @Test
    void usesItsOwnOptionsWhereTheCallSaysNothing() throws JMSException {
        producer.setPriority(8);
        producer.setTimeToLive(500);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setDeliveryDelay(100);
        producer.setDisableMessageTimestamp(true);
        producer.setDisableMessageID(true);
        long now = engine.messaging().now();
        producer.send(message);
        assertThat(message.getJMSPriority()).isEqualTo(8).isEqualTo(producer.getPriority());
        assertThat(message.getJMSExpiration()).isEqualTo(now + 500);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(producer.getDeliveryMode());
        assertThat(message.getJMSDeliveryTime()).isEqualTo(now + 100);
        assertThat(message.getJMSTimestamp()).isZero();
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(producer.getTimeToLive()).isEqualTo(500);
        assertThat(producer.getDeliveryDelay()).isEqualTo(100);
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
        assertThat(producer.getDisableMessageID()).isTrue();
    }

    @Test
    void holdsDelayedMessagesBack() throws JMSException {
        producer.setDeliveryDelay(1_000);
        producer.send(message);
        assertThat(received()).isNull();
        engine.advance(Duration.ofSeconds(1));
        assertThat(received()).isNotNull();
    }

    @Test
    void neverSendsTimesBeyondWhatANumberCanSay() throws JMSException {
        producer.setTimeToLive(Long.MAX_VALUE);
        producer.setDeliveryDelay(Long.MAX_VALUE);
        producer.send(message);
        assertThat(message.getJMSExpiration()).isEqualTo(Long.MAX_VALUE);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesOptionsThatDoNotExist() {
        refused("-1", () -> producer.setDeliveryMode(-1));
        refused("3", () -> producer.setDeliveryMode(3));
        refused("-1", () -> producer.setPriority(-1));
        refused("10", () -> producer.setPriority(10));
        refused("-1", () -> producer.setTimeToLive(-1));
        refused("-1", () -> producer.setDeliveryDelay(-1));
        refused("-1", () -> producer.send(message, -1, 4, 0));
        refused("-1", () -> producer.send(message, DeliveryMode.PERSISTENT, -1, 0));
        refused("-1", () -> producer.send(message, DeliveryMode.PERSISTENT, 4, -1));
    }

    private static void refused(String value, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(JMSException.class).hasMessageContaining(value);
    }

    @Test
    void sendsToItsOwnDestinationOnly() throws JMSException {
        assertThat(producer.getDestination()).isEqualTo(queue());
        Destination other = queue("other");
        assertThatThrownBy(() -> producer.send(other, message)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> producer.send(other, message, 1, 4, 0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sendsAnywhereIfItHasNoDestinationButNeedsOneThen() throws JMSException {
        MessageProducer anonymous = session.createProducer(null);
        assertThat(anonymous.getDestination()).isNull();
        anonymous.send(queue(), message);
        assertThat(received()).isNotNull();
        assertThatThrownBy(() -> anonymous.send(message)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> anonymous.send(message, 1, 4, 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> anonymous.send(null, message)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void knowsItsQueueOrTopic() throws JMSException {
        var sender = (StoreProducer) producer;
        assertThat(sender.getQueue()).isEqualTo(queue());
        assertThatThrownBy(sender::getTopic).isInstanceOf(jakarta.jms.IllegalStateException.class);
        var anonymous = (StoreProducer) session.createProducer(null);
        assertThat(anonymous.getQueue()).isNull();
        assertThat(anonymous.getTopic()).isNull();
        var consumer = (StoreConsumer) session.createConsumer(queue());
        assertThat(consumer.getQueue()).isEqualTo(queue());
        assertThatThrownBy(consumer::getTopic).isInstanceOf(jakarta.jms.IllegalStateException.class);
    }

    @Test
    void refusesTheDestinationsOfOtherProviders() {
        Queue foreign = () -> "foreign";
        assertThatThrownBy(() -> session.createProducer(foreign))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("RowmqQueue");
        assertThatThrownBy(() -> session.createConsumer(foreign)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void refusesAReplyToThatWouldNotLeadBack() throws JMSException {
        Queue foreign = () -> "foreign";
        message.setJMSReplyTo(foreign);
        assertThatThrownBy(() -> producer.send(message))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("JMSReplyTo");
    }

    @Test
    void refusesNoMessage() {
        assertThatThrownBy(() -> producer.send(null)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    void refusesAMessageThatIsTooLarge() throws JMSException {
        Message large = session.createTextMessage("x".repeat(100_001));
        assertThatThrownBy(() -> producer.send(large))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("100001")
                .hasMessageContaining("maxMessageSize=100000");
        producer.send(session.createTextMessage("x".repeat(100_000)));
    }

    @Test
    void keepsWhatWasSentApartFromTheMessageObject() throws JMSException {
        producer.send(message);
        ((jakarta.jms.TextMessage) message).setText("changed");
        assertThat(text(received())).isEqualTo("a");
    }

    @Test
    void sendsReceivedMessagesOn() throws JMSException {
        message.setStringProperty("colour", "red");
        producer.send(message);
        producer.send(received());
        Message again = received();
        assertThat(text(again)).isEqualTo("a");
        assertThat(again.getStringProperty("colour")).isEqualTo("red");
        assertThat(count(again)).isEqualTo(1);
    }

    @Test
    void failsIfTheStoreDoes() throws JMSException {
        engine.failCommits(new JMSException("disk full"));
        assertThatThrownBy(() -> producer.send(message)).hasMessageContaining("disk full");
        engine.failCommits(null);
        assertThat(received()).isNull();
    }
}

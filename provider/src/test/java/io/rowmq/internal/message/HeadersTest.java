package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.ORDERS;
import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.receive;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.junit.jupiter.api.Test;

/** Section 3.4. */
class HeadersTest {

    private static final SendHeaders HEADERS =
            new SendHeaders("ID:9", 7, 8, false, 1_000, 3_000, 2_000, "queue://replies", null);

    private final Message message = TRUSTING_NOBODY.newMessage();

    @Test
    void newMessageHasTheDefaults() throws JMSException {
        assertThat(message.getJMSMessageID()).isNull();
        assertThat(message.getJMSDestination()).isNull();
        assertThat(message.getJMSReplyTo()).isNull();
        assertThat(message.getJMSCorrelationID()).isNull();
        assertThat(message.getJMSCorrelationIDAsBytes()).isNull();
        assertThat(message.getJMSType()).isNull();
        assertThat(message.getJMSDeliveryMode()).isEqualTo(Message.DEFAULT_DELIVERY_MODE);
        assertThat(message.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY);
        assertThat(message.getJMSTimestamp()).isZero();
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(message.getJMSDeliveryTime()).isZero();
        assertThat(message.getJMSRedelivered()).isFalse();
    }

    @Test
    void whatTheSendMethodSetsReplacesWhatTheClientSet() throws JMSException {
        message.setJMSMessageID("ID:client");
        message.setJMSDestination(Post.queue("elsewhere"));
        message.setJMSDeliveryMode(-17);
        message.setJMSPriority(9_999);
        message.setJMSTimestamp(1);
        message.setJMSExpiration(2);
        message.setJMSDeliveryTime(3);
        message.setJMSRedelivered(true);
        StoredMessage stored = Outgoing.snapshot(message, HEADERS);
        assertThat(stored.messageId()).isEqualTo("ID:9");
        assertThat(stored.destinationId()).isEqualTo(7);
        assertThat(stored.priority()).isEqualTo(8);
        assertThat(stored.persistent()).isFalse();
        assertThat(stored.timestamp()).isEqualTo(1_000);
        assertThat(stored.expiration()).isEqualTo(3_000);
        assertThat(stored.deliveryTime()).isEqualTo(2_000);
        assertThat(stored.replyTo()).isEqualTo("queue://replies");
        assertThat(receive(stored, 1).getJMSRedelivered()).isFalse();
    }

    @Test
    void completedSendShowsOnTheClientsMessage() throws JMSException {
        Outgoing.complete(message, Outgoing.snapshot(message, HEADERS), ORDERS);
        assertThat(message.getJMSMessageID()).isEqualTo("ID:9");
        assertThat(message.getJMSDestination()).isSameAs(ORDERS);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(message.getJMSPriority()).isEqualTo(8);
        assertThat(message.getJMSTimestamp()).isEqualTo(1_000);
        assertThat(message.getJMSExpiration()).isEqualTo(3_000);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(2_000);
    }

    @Test
    void consumerGetsAllHeaderFields() throws JMSException {
        message.setJMSCorrelationID("correlation");
        message.setJMSType("type");
        Destination replies = Post.queue("replies");
        Message received = TRUSTING_NOBODY.received(
                Outgoing.snapshot(message, HEADERS), new Delivery(1, 0, ORDERS, replies, Acknowledger.NONE));
        assertThat(received.getJMSMessageID()).isEqualTo("ID:9");
        assertThat(received.getJMSDestination()).isSameAs(ORDERS);
        assertThat(received.getJMSReplyTo()).isSameAs(replies);
        assertThat(received.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(8);
        assertThat(received.getJMSTimestamp()).isEqualTo(1_000);
        assertThat(received.getJMSExpiration()).isEqualTo(3_000);
        assertThat(received.getJMSDeliveryTime()).isEqualTo(2_000);
    }

    @Test
    void secondDeliveryIsFlagged() throws JMSException {
        assertThat(receive(send(message), 1).getJMSRedelivered()).isFalse();
        assertThat(receive(send(message), 2).getJMSRedelivered()).isTrue();
    }

    @Test
    void headerFieldsOfAReceivedMessageCanBeChanged() throws JMSException {
        Message received = receive(send(message), 1);
        received.setJMSCorrelationID("other");
        received.setJMSType("other");
        received.setJMSReplyTo(ORDERS);
        assertThat(send(received).correlationId()).isEqualTo("other");
        assertThat(send(received).type()).isEqualTo("other");
        assertThat(received.getJMSReplyTo()).isSameAs(ORDERS);
    }

    @Test
    void acknowledgeGoesToTheSession() throws JMSException {
        Message received = TRUSTING_NOBODY.received(send(message), new Delivery(1, 0, ORDERS, null, () -> {
            throw new IllegalStateException("The session is closed");
        }));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(received::acknowledge);
    }

    @Test
    void acknowledgeOfANewMessageDoesNothing() throws JMSException {
        message.acknowledge();
        assertThat(message.getJMSRedelivered()).isFalse();
    }

    @Test
    void messagesAreDescribedWithoutTheirContent() throws JMSException {
        Message text = TRUSTING_NOBODY.newTextMessage("secret");
        text.setStringProperty("password", "secret");
        assertThat(text).hasToString("TextMessage not sent");
        assertThat(receive(send(text), 1)).hasToString("TextMessage ID:1");
        assertThat(message).hasToString("Message not sent");
    }
}

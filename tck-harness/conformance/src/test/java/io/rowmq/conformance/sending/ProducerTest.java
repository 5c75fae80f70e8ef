package io.rowmq.conformance.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 7.1, 7.2 and 7.4: producers of the classic API and their options. */
class ProducerTest extends Specification {

    private Session session;
    private MessageProducer producer;
    private Message message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        producer = session.createProducer(queue);
        message = session.createTextMessage("text");
    }

    @Test
    @Section("7.2")
    void everyFormOfSendSends() throws Exception {
        MessageProducer unidentified = session.createProducer(null);
        producer.send(message);
        producer.send(message, DeliveryMode.NON_PERSISTENT, 4, 0);
        unidentified.send(queue, message);
        unidentified.send(queue, message, DeliveryMode.PERSISTENT, 4, 0);
        assertThat(drain(queue)).hasSize(4);
        assertThat(producer.getDestination()).isEqualTo(queue);
        assertThat(unidentified.getDestination()).isNull();
    }

    @Test
    @Section("7.4")
    void theOptionsHaveTheirDefaults() throws Exception {
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getTimeToLive()).isZero();
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isFalse();
        assertThat(producer.getDisableMessageTimestamp()).isFalse();
    }

    @Test
    @Section("7.4")
    void theOptionsAreKept() throws Exception {
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setPriority(9);
        producer.setTimeToLive(600_000);
        producer.setDeliveryDelay(5);
        producer.setDisableMessageID(true);
        producer.setDisableMessageTimestamp(true);
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(9);
        assertThat(producer.getTimeToLive()).isEqualTo(600_000);
        assertThat(producer.getDeliveryDelay()).isEqualTo(5);
        assertThat(producer.getDisableMessageID()).isTrue();
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
    }

    @Test
    @Section("7.4")
    void theArgumentsOfSendGoBeforeTheProducersOptions() throws Exception {
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        producer.setPriority(2);
        producer.setTimeToLive(600_000);
        producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 0);
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(7);
        assertThat(received.getJMSExpiration()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 100})
    @Section("API")
    void anUnknownDeliveryModeIsRefused(int mode) {
        assertThatThrownBy(() -> producer.setDeliveryMode(mode)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> producer.send(message, mode, 4, 0)).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10, 100})
    @Section("API")
    void anUnknownPriorityIsRefused(int priority) throws Exception {
        assertThatThrownBy(() -> producer.setPriority(priority)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> producer.send(message, DeliveryMode.PERSISTENT, priority, 0))
                .isInstanceOf(JMSException.class);
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    @Section("API")
    void negativeTimesAreRefused() {
        assertThatThrownBy(() -> producer.setDeliveryDelay(-1)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> producer.setTimeToLive(-1)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> producer.send(message, DeliveryMode.PERSISTENT, 4, -1))
                .isInstanceOf(JMSException.class);
    }

    @Test
    @Section("API")
    void whereToSendIsSaidOnce() throws Exception {
        assertThatThrownBy(() -> producer.send(queue, message)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> producer.send(queue, message, DeliveryMode.PERSISTENT, 4, 0))
                .isInstanceOf(UnsupportedOperationException.class);
        MessageProducer unidentified = session.createProducer(null);
        assertThatThrownBy(() -> unidentified.send(message)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> unidentified.send(message, DeliveryMode.PERSISTENT, 4, 0))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> unidentified.send(null, message)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> unidentified.send(null, message, DeliveryMode.PERSISTENT, 4, 0))
                .isInstanceOf(InvalidDestinationException.class);
        assertThat(drain(queue)).isEmpty();
    }

    @Test
    @Section("API")
    void nullIsNoMessage() {
        assertThatThrownBy(() -> producer.send(null)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> producer.send(null, DeliveryMode.PERSISTENT, 4, 0))
                .isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> session.createProducer(null).send(queue, null))
                .isInstanceOf(MessageFormatException.class);
    }

    @Test
    @Section("7.7")
    void nonPersistentMessagesAreDelivered() throws Exception {
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        MessageConsumer consumer = session.createConsumer(queue);
        for (int i = 0; i < 50; i++) {
            producer.send(session.createTextMessage("m" + i));
            assertThat(receiveText(consumer)).isEqualTo("m" + i);
        }
        assertNothing(consumer);
    }

    @Test
    @Section("7.1")
    void severalProducersSendToOneDestination() throws Exception {
        MessageProducer second = session.createProducer(queue);
        producer.send(message);
        second.send(message);
        producer.close();
        second.send(message);
        assertThat(drain(queue)).hasSize(3);
    }
}

package io.rowmq.conformance.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 7.2, 7.4, 7.5, 7.6 and 7.10: the producer of the simplified API. */
class FluentProducerTest extends Specification {

    private JMSContext context;
    private JMSProducer producer;

    @BeforeEach
    void open() {
        context = context();
        producer = context.createProducer();
    }

    private Message received() {
        try (JMSConsumer consumer = context.createConsumer(queue)) {
            return receive(consumer);
        }
    }

    @Test
    @Section("7.2")
    void bodiesAreSentAsTheirTypes() throws Exception {
        producer.send(queue, "text");
        assertThat(((TextMessage) received()).getText()).isEqualTo("text");
        producer.send(queue, new byte[] {1, 2});
        assertThat(((BytesMessage) received()).getBody(byte[].class)).containsExactly(1, 2);
        producer.send(queue, Map.of("a", (Object) 1));
        assertThat(((MapMessage) received()).getInt("a")).isEqualTo(1);
        producer.send(queue, (Serializable) 17);
        assertThat(((ObjectMessage) received()).getObject()).isEqualTo(17);
        producer.send(queue, context.createTextMessage("message"));
        assertThat(((TextMessage) received()).getText()).isEqualTo("message");
    }

    @Test
    @Section("API")
    void bodiesMayBeNull() throws Exception {
        producer.send(queue, (String) null);
        assertThat(((TextMessage) received()).getText()).isNull();
        producer.send(queue, (Serializable) null);
        assertThat(((ObjectMessage) received()).getObject()).isNull();
        producer.send(queue, (Map<String, Object>) null);
        assertThat(list(((MapMessage) received()).getMapNames())).isEmpty();
        producer.send(queue, (byte[]) null);
        assertThat(((BytesMessage) received()).getBodyLength()).isZero();
    }

    @Test
    @Section("API")
    void aMessageAndADestinationAreNeeded() {
        assertThatThrownBy(() -> producer.send(queue, (Message) null))
                .isInstanceOf(MessageFormatRuntimeException.class);
        assertThatThrownBy(() -> producer.send(null, "text")).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> producer.send(null, context.createMessage()))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> producer.send(null, Map.of())).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> producer.send(null, new byte[1]))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> producer.send(null, (Serializable) "x"))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    @Section("API")
    void aMapWithOtherObjectsIsRefused() {
        Map<String, Object> map = new HashMap<>();
        map.put("date", Instant.EPOCH);
        assertThatThrownBy(() -> producer.send(queue, map)).isInstanceOf(MessageFormatRuntimeException.class);
    }

    @Test
    @Section("7.10")
    void methodsAreChained() throws Exception {
        Message received;
        try (JMSConsumer consumer = context.createConsumer(queue)) {
            context.createProducer()
                    .setProperty("foo", "bar")
                    .setTimeToLive(600_000)
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setDisableMessageTimestamp(false)
                    .setDisableMessageID(false)
                    .setPriority(7)
                    .setDeliveryDelay(0)
                    .setJMSCorrelationID("c")
                    .setJMSReplyTo(topic)
                    .setJMSType("t")
                    .setAsync(null)
                    .send(queue, "text");
            received = receive(consumer);
        }
        assertThat(received.getStringProperty("foo")).isEqualTo("bar");
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(7);
        assertThat(received.getJMSCorrelationID()).isEqualTo("c");
        assertThat(received.getJMSReplyTo()).isEqualTo(topic);
        assertThat(received.getJMSType()).isEqualTo("t");
        assertThat(received.getJMSExpiration()).isPositive();
    }

    @Test
    @Section("7.4")
    void theOptionsAreKept() {
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getTimeToLive()).isZero();
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isFalse();
        assertThat(producer.getDisableMessageTimestamp()).isFalse();
        assertThat(producer.getAsync()).isNull();
        assertThat(producer.getJMSReplyTo()).isNull();
        assertThat(producer.getJMSType()).isNull();
        assertThat(producer.getJMSCorrelationID()).isNull();
        assertThat(producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT).getDeliveryMode())
                .isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.setPriority(0).getPriority()).isZero();
        assertThat(producer.setTimeToLive(5).getTimeToLive()).isEqualTo(5);
        assertThat(producer.setDeliveryDelay(6).getDeliveryDelay()).isEqualTo(6);
        assertThat(producer.setDisableMessageID(true).getDisableMessageID()).isTrue();
        assertThat(producer.setDisableMessageTimestamp(true).getDisableMessageTimestamp())
                .isTrue();
        CompletionListener listener = new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                assertThat(message).isNotNull();
            }

            @Override
            public void onException(Message message, Exception exception) {
                throw new IllegalArgumentException(exception);
            }
        };
        assertThat(producer.setAsync(listener).getAsync()).isSameAs(listener);
        assertThat(producer.setJMSReplyTo(queue).getJMSReplyTo()).isEqualTo(queue);
        assertThat(producer.setJMSType("t").getJMSType()).isEqualTo("t");
        assertThat(producer.setJMSCorrelationID("c").getJMSCorrelationID()).isEqualTo("c");
        assertThat(producer.setJMSCorrelationIDAsBytes(new byte[] {1}).getJMSCorrelationIDAsBytes())
                .containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    @Section("API")
    void whatIsOutOfRangeIsRefused(int value) {
        assertThatThrownBy(() -> producer.setDeliveryMode(value)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> producer.setPriority(value)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> producer.setDeliveryDelay(-1)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> producer.setTimeToLive(-1)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    @Section("7.5")
    void propertiesOfTheProducerGoBeforeThoseOfTheMessage() throws Exception {
        TextMessage message = context.createTextMessage("text");
        message.setStringProperty("both", "message");
        message.setStringProperty("message", "message");
        message.setJMSType("message");
        message.setJMSCorrelationID("message");
        producer.setProperty("both", "producer")
                .setProperty("producer", 1)
                .setJMSType("producer")
                .send(queue, message);
        Message received = received();
        assertThat(received.getStringProperty("both")).isEqualTo("producer");
        assertThat(received.getStringProperty("message")).isEqualTo("message");
        assertThat(received.getIntProperty("producer")).isEqualTo(1);
        assertThat(received.getJMSType()).isEqualTo("producer");
        assertThat(received.getJMSCorrelationID()).isEqualTo("message");
    }

    @Test
    @Section("7.5")
    void propertiesOfEveryType() throws Exception {
        producer.setProperty("boolean", true)
                .setProperty("byte", (byte) 1)
                .setProperty("short", (short) 2)
                .setProperty("int", 3)
                .setProperty("long", 4L)
                .setProperty("float", 5.5f)
                .setProperty("double", 6.5)
                .setProperty("string", "7")
                .setProperty("object", (Object) 8);
        assertThat(producer.getBooleanProperty("boolean")).isTrue();
        assertThat(producer.getByteProperty("byte")).isEqualTo((byte) 1);
        assertThat(producer.getShortProperty("short")).isEqualTo((short) 2);
        assertThat(producer.getIntProperty("int")).isEqualTo(3);
        assertThat(producer.getLongProperty("long")).isEqualTo(4);
        assertThat(producer.getFloatProperty("float")).isEqualTo(5.5f);
        assertThat(producer.getDoubleProperty("double")).isEqualTo(6.5);
        assertThat(producer.getStringProperty("string")).isEqualTo("7");
        assertThat(producer.getObjectProperty("object")).isEqualTo(8);
        assertThat(producer.getIntProperty("string")).isEqualTo(7);
        assertThat(producer.getPropertyNames()).hasSize(9);
        producer.send(queue, "text");
        Message received = received();
        for (String property : producer.getPropertyNames()) {
            assertThat(received.getObjectProperty(property)).isEqualTo(producer.getObjectProperty(property));
        }
    }

    @Test
    @Section("7.5")
    void propertiesFollowTheTableOfConversions() {
        producer.setProperty("string", "no number").setProperty("yes", "true").setProperty("double", 1.5);
        assertThatThrownBy(() -> producer.getIntProperty("string")).isInstanceOf(NumberFormatException.class);
        assertThat(producer.getBooleanProperty("yes")).isTrue();
        assertThatThrownBy(() -> producer.getIntProperty("double")).isInstanceOf(MessageFormatRuntimeException.class);
        assertThatThrownBy(() -> producer.getBooleanProperty("double"))
                .isInstanceOf(MessageFormatRuntimeException.class);
        assertThat(producer.getStringProperty("double")).isEqualTo("1.5");
    }

    @Test
    @Section("API")
    void aPropertyThatIsNotThereIsLikeNull() {
        assertThat(producer.propertyExists("missing")).isFalse();
        assertThat(producer.getStringProperty("missing")).isNull();
        assertThat(producer.getObjectProperty("missing")).isNull();
        assertThat(producer.getBooleanProperty("missing")).isFalse();
        assertThatThrownBy(() -> producer.getByteProperty("missing")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> producer.getShortProperty("missing")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> producer.getIntProperty("missing")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> producer.getLongProperty("missing")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> producer.getFloatProperty("missing")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> producer.getDoubleProperty("missing")).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Section("API")
    void namesAndObjectsOfPropertiesAreChecked() {
        for (String illegal : new String[] {"", null}) {
            assertThatThrownBy(() -> producer.setProperty(illegal, "x")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> producer.setProperty(illegal, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> producer.setProperty(illegal, true)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> producer.setProperty(illegal, 1.5)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> producer.setProperty("p", (Object) Instant.EPOCH))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }

    @Test
    @Section("7.5")
    void propertiesAreCleared() throws Exception {
        producer.setProperty("a", 1).clearProperties();
        assertThat(producer.propertyExists("a")).isFalse();
        assertThat(producer.getPropertyNames()).isEmpty();
        producer.send(queue, "text");
        assertThat(received().propertyExists("a")).isFalse();
    }

    @Test
    @Section("API")
    void theNamesOfPropertiesCannotBeChanged() {
        producer.setProperty("a", 1);
        assertThatThrownBy(() -> producer.getPropertyNames().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> producer.getPropertyNames().iterator().remove())
                .isInstanceOfAny(UnsupportedOperationException.class, IllegalStateException.class);
        assertThat(producer.propertyExists("a")).isTrue();
    }

    @Test
    @Section("API")
    void aReadOnlyMessageTakesNoPropertiesOfTheProducer() throws Exception {
        producer.send(queue, "text");
        Message readOnly = received();
        assertThatThrownBy(() -> producer.setProperty("a", 1).send(queue, readOnly))
                .isInstanceOf(MessageNotWriteableRuntimeException.class);
        assertThat(drain(queue)).isEmpty();
    }
}

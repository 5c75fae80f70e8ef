package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.client.ClosedObjectsTest.Completions;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The producer of the simplified API (sections 7.4 to 7.10). */
class FluentProducerTest extends Bench {

    private JMSContext context;
    private JMSProducer producer;
    private JMSConsumer consumer;

    @BeforeEach
    void createProducer() throws JMSException {
        context = connect(null).createContext(JMSContext.AUTO_ACKNOWLEDGE);
        producer = context.createProducer();
        consumer = context.createConsumer(queue());
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Test
    void makesTheMessageThatFitsTheBody() throws JMSException {
        producer.send(queue(), "text")
                .send(queue(), Map.of("key", "value"))
                .send(queue(), new byte[] {1})
                .send(queue(), (Serializable) new ArrayList<>(List.of(1)));
        assertThat(consumer.receiveNoWait()).isInstanceOf(TextMessage.class);
        assertThat(((MapMessage) consumer.receiveNoWait()).getString("key")).isEqualTo("value");
        assertThat(((BytesMessage) consumer.receiveNoWait()).getBodyLength()).isEqualTo(1);
        assertThat(consumer.receiveNoWait()).isInstanceOf(ObjectMessage.class);
    }

    @Test
    void makesMessagesWithoutABodyOfNull() throws JMSException {
        producer.send(queue(), (String) null)
                .send(queue(), (Map<String, Object>) null)
                .send(queue(), (byte[]) null)
                .send(queue(), (Serializable) null);
        assertThat(text(consumer.receiveNoWait())).isNull();
        assertThat(((MapMessage) consumer.receiveNoWait()).getMapNames().hasMoreElements())
                .isFalse();
        assertThat(((BytesMessage) consumer.receiveNoWait()).getBodyLength()).isZero();
        assertThat(((ObjectMessage) consumer.receiveNoWait()).getObject()).isNull();
    }

    @Test
    void setsPropertiesAndHeaderFieldsOnWhatItSends() throws JMSException {
        Message message = context.createTextMessage("a");
        message.setStringProperty("colour", "blue");
        message.setStringProperty("kept", "yes");
        message.setJMSType("old");
        producer.setProperty("colour", "red")
                .setProperty("size", 3)
                .setJMSCorrelationID("c")
                .setJMSType("new")
                .setJMSReplyTo(queue("replies"))
                .send(queue(), message);
        Message received = consumer.receiveNoWait();
        assertThat(received.getStringProperty("colour")).isEqualTo("red");
        assertThat(received.getStringProperty("kept")).isEqualTo("yes");
        assertThat(received.getIntProperty("size")).isEqualTo(3);
        assertThat(received.getJMSCorrelationID()).isEqualTo("c");
        assertThat(received.getJMSType()).isEqualTo("new");
        assertThat(received.getJMSReplyTo()).isEqualTo(queue("replies"));
    }

    @Test
    void convertsItsPropertiesAsMessagesDo() {
        producer.setProperty("boolean", true)
                .setProperty("byte", (byte) 1)
                .setProperty("short", (short) 2)
                .setProperty("int", 3)
                .setProperty("long", 4L)
                .setProperty("float", 5f)
                .setProperty("double", 6d)
                .setProperty("string", "7")
                .setProperty("object", Integer.valueOf(8));
        assertThat(producer.getPropertyNames())
                .containsExactlyInAnyOrder(
                        "boolean", "byte", "short", "int", "long", "float", "double", "string", "object");
        assertThat(producer.getBooleanProperty("boolean")).isTrue();
        assertThat(producer.getByteProperty("byte")).isEqualTo((byte) 1);
        assertThat(producer.getShortProperty("byte")).isEqualTo((short) 1);
        assertThat(producer.getIntProperty("short")).isEqualTo(2);
        assertThat(producer.getLongProperty("int")).isEqualTo(3);
        assertThat(producer.getStringProperty("long")).isEqualTo("4");
        assertThat(producer.getDoubleProperty("float")).isEqualTo(5);
        assertThat(producer.getFloatProperty("string")).isEqualTo(7);
        assertThat(producer.getObjectProperty("object")).isEqualTo(8);
        assertThatThrownBy(() -> producer.getByteProperty("int")).isInstanceOf(MessageFormatRuntimeException.class);
        assertThatThrownBy(() -> producer.getPropertyNames().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(producer.propertyExists("int")).isTrue();
        assertThat(producer.clearProperties().propertyExists("int")).isFalse();
    }

    @Test
    void hasNoPropertiesThatWereNotSet() {
        assertThatThrownBy(() -> producer.getByteProperty("none")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> producer.getLongProperty("none")).isInstanceOf(NumberFormatException.class);
        assertThat(producer.getBooleanProperty("none")).isFalse();
        assertThat(producer.getStringProperty("none")).isNull();
        assertThat(producer.getObjectProperty("none")).isNull();
    }

    @Test
    void refusesWrongNamesAndValues() {
        assertThatThrownBy(() -> producer.setProperty("", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.setProperty(null, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> producer.setProperty("list", new ArrayList<>()))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }

    @Test
    void cannotSetPropertiesOnAReceivedMessage() throws JMSException {
        send(queue(), "a");
        Message received = consumer.receiveNoWait();
        producer.setProperty("colour", "red");
        assertThatThrownBy(() -> producer.send(queue(), received))
                .isInstanceOf(MessageNotWriteableRuntimeException.class);
    }

    @Test
    void usesItsOptions() throws JMSException {
        producer.setPriority(8)
                .setTimeToLive(500)
                .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .setDeliveryDelay(0)
                .setDisableMessageID(true)
                .setDisableMessageTimestamp(true)
                .send(queue(), "a");
        assertThat(producer.getPriority()).isEqualTo(8);
        assertThat(producer.getTimeToLive()).isEqualTo(500);
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isTrue();
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
        Message received = consumer.receiveNoWait();
        assertThat(received.getJMSPriority()).isEqualTo(8);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSExpiration()).isEqualTo(engine.messaging().now() + 500);
    }

    @Test
    void refusesOptionsThatDoNotExist() {
        assertThatThrownBy(() -> producer.setPriority(10)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> producer.setDeliveryMode(-1)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> producer.setTimeToLive(-1)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> producer.setDeliveryDelay(-1)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void needsADestinationAndAMessage() {
        assertThatThrownBy(() -> producer.send(null, "a")).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> producer.send(queue(), (Message) null))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }

    @Test
    void sendsAsynchronouslyIfItHasACompletionListener() throws Exception {
        Completions completions = new Completions();
        assertThat(producer.setAsync(completions).getAsync()).isSameAs(completions);
        producer.setProperty("colour", "red").send(queue(), "a");
        assertThat(completions.completed.next().getStringProperty("colour")).isEqualTo("red");
        producer.setAsync(null).send(queue(), "b");
        assertThat(producer.getAsync()).isNull();
        assertThat(completions.completed.isEmpty()).isTrue();
        assertThat(browse(queue())).containsExactly("a", "b");
    }

    @Test
    void keepsHeaderFieldsForItsUser() {
        producer.setJMSCorrelationIDAsBytes(new byte[] {1, 2});
        assertThat(producer.getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
        assertThat(producer.setJMSCorrelationID("c").getJMSCorrelationID()).isEqualTo("c");
        assertThat(producer.setJMSType("t").getJMSType()).isEqualTo("t");
        assertThat(producer.setJMSReplyTo(null).getJMSReplyTo()).isNull();
    }
}

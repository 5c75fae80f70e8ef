package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 3.12: messages of another provider are sent like one's own. */
@Section("3.12")
class ForeignMessageTest extends Specification {

    private Session session;
    private MessageConsumer consumer;

    @BeforeEach
    void open() throws Exception {
        session = session();
        consumer = session.createConsumer(queue);
    }

    /** The same message behind a class that RowMQ does not know. */
    private static <T extends Message> T foreign(Class<T> type, T message) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return method.invoke(message, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Message sendAndReceive(Message message) throws JMSException {
        session.createProducer(queue).send(message);
        return receive(consumer);
    }

    @Test
    void textMessage() throws Exception {
        TextMessage received =
                (TextMessage) sendAndReceive(foreign(TextMessage.class, session.createTextMessage("text")));
        assertThat(received.getText()).isEqualTo("text");
    }

    @Test
    void bytesMessage() throws Exception {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        BytesMessage received = (BytesMessage) sendAndReceive(foreign(BytesMessage.class, message));
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2, 3);
    }

    @Test
    void mapMessage() throws Exception {
        MapMessage message = session.createMapMessage();
        for (Conversion type : Conversion.ENTRIES) {
            Entries.set(message, type.name(), type);
        }
        message.setString("null", null);
        MapMessage received = (MapMessage) sendAndReceive(foreign(MapMessage.class, message));
        for (Conversion type : Conversion.ENTRIES) {
            assertThat(received.getObject(type.name())).isEqualTo(type.sample());
        }
        assertThat(received.itemExists("null")).isTrue();
    }

    @Test
    void streamMessage() throws Exception {
        StreamMessage message = session.createStreamMessage();
        for (Conversion type : Conversion.ENTRIES) {
            Entries.write(message, type);
        }
        message.writeString(null);
        StreamMessage received = (StreamMessage) sendAndReceive(foreign(StreamMessage.class, message));
        for (Conversion type : Conversion.ENTRIES) {
            assertThat(received.readObject()).isEqualTo(type.sample());
        }
        assertThat(received.readObject()).isNull();
    }

    @Test
    void objectMessage() throws Exception {
        ObjectMessage received =
                (ObjectMessage) sendAndReceive(foreign(ObjectMessage.class, session.createObjectMessage("object")));
        assertThat(received.getObject()).isEqualTo("object");
    }

    @Test
    void plainMessage() throws Exception {
        Message message = session.createMessage();
        message.setIntProperty("p", 1);
        assertThat(sendAndReceive(foreign(Message.class, message)).getIntProperty("p"))
                .isEqualTo(1);
    }

    @Test
    @Section("3.4.11")
    void sendSetsTheHeadersOfAForeignMessage() throws Exception {
        TextMessage own = session.createTextMessage("text");
        own.setJMSCorrelationID("correlation");
        own.setJMSType("type");
        own.setJMSReplyTo(topic);
        own.setObjectProperty("double", 1.5);
        own.setObjectProperty("byte", (byte) 1);
        TextMessage message = foreign(TextMessage.class, own);
        MessageProducer producer = session.createProducer(queue);
        producer.setPriority(6);
        producer.setTimeToLive(600_000);
        long before = System.currentTimeMillis();
        producer.send(message);
        long after = System.currentTimeMillis();
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(message.getJMSDestination()).isEqualTo(queue);
        assertThat(message.getJMSTimestamp()).isBetween(before, after);
        assertThat(message.getJMSExpiration()).isBetween(before + 600_000, after + 600_000);
        assertThat(message.getJMSPriority()).isEqualTo(6);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(Message.DEFAULT_DELIVERY_MODE);
        assertThat(message.getJMSDeliveryTime()).isBetween(before, after);
        Message received = receive(consumer);
        assertThat(received.getJMSMessageID()).isEqualTo(message.getJMSMessageID());
        assertThat(received.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(received.getJMSReplyTo()).isEqualTo(topic);
        for (String property : List.of("double", "byte")) {
            assertThat(received.getObjectProperty(property)).isEqualTo(own.getObjectProperty(property));
        }
    }

    @Test
    @Section("6.2.4")
    void aMessageCanBeSentWithAnySession() throws Exception {
        TextMessage message = session().createTextMessage("text");
        assertThat(sendAndReceive(message).getBody(String.class)).isEqualTo("text");
    }
}

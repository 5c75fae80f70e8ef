package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Message.getBody} and {@code isBodyAssignableTo}, as the API's documentation has them. */
@Section("API")
class GetBodyTest extends Specification {

    private Session session;

    @BeforeEach
    void open() throws Exception {
        session = session();
    }

    private Message sendAndReceive(Message message) throws Exception {
        session.createProducer(queue).send(message);
        return receive(session.createConsumer(queue));
    }

    private static void assertAssignable(Message message, Object body, Class<?>... types) throws Exception {
        for (Class<?> type : types) {
            assertThat(message.isBodyAssignableTo(type)).as(type.getName()).isTrue();
            assertThat((Object) message.getBody(type)).as(type.getName()).isEqualTo(body);
        }
    }

    private static void assertNotAssignable(Message message, Class<?>... types) throws Exception {
        for (Class<?> type : types) {
            assertThat(message.isBodyAssignableTo(type)).as(type.getName()).isFalse();
            assertThatThrownBy(() -> message.getBody(type))
                    .as(type.getName())
                    .isInstanceOf(MessageFormatException.class);
        }
    }

    @Test
    void textIsAString() throws Exception {
        TextMessage message = session.createTextMessage("text");
        for (Message each : new Message[] {message, sendAndReceive(message)}) {
            assertAssignable(
                    each, "text", String.class, CharSequence.class, Comparable.class, Object.class, Serializable.class);
            assertNotAssignable(each, Integer.class, Map.class, byte[].class, Instant.class);
        }
    }

    @Test
    void anObjectIsOfItsClass() throws Exception {
        ObjectMessage message = session.createObjectMessage(17);
        for (Message each : new Message[] {message, sendAndReceive(message)}) {
            assertAssignable(each, 17, Integer.class, Number.class, Object.class, Serializable.class);
            assertNotAssignable(each, String.class, Map.class, byte[].class);
        }
    }

    @Test
    void aMapIsAMap() throws Exception {
        MapMessage message = session.createMapMessage();
        message.setInt("a", 1);
        for (Message each : new Message[] {message, sendAndReceive(message)}) {
            assertAssignable(each, Map.of("a", 1), Map.class, Object.class);
            assertNotAssignable(each, String.class, byte[].class, Integer.class);
        }
    }

    @Test
    void bytesAreAnArray() throws Exception {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[] {1, 2});
        Message received = sendAndReceive(message);
        message.reset();
        for (Message each : new Message[] {message, received}) {
            assertAssignable(each, new byte[] {1, 2}, byte[].class, Object.class);
            assertNotAssignable(each, String.class, Map.class, int[].class);
        }
    }

    @Test
    void gettingTheBytesDoesNotDependOnWhatWasRead() throws Exception {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[] {1, 2});
        BytesMessage received = (BytesMessage) sendAndReceive(message);
        received.readByte();
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2);
    }

    @Test
    void gettingTheBytesResetsAMessageThatIsStillWritten() throws Exception {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[] {1, 2});
        assertThat(message.getBody(byte[].class)).containsExactly(1, 2);
        assertThat(message.readByte()).isEqualTo((byte) 1);
    }

    @Test
    void aStreamHasNoBodyToGet() throws Exception {
        StreamMessage message = session.createStreamMessage();
        message.writeInt(1);
        for (Message each : new Message[] {message, sendAndReceive(message)}) {
            assertNotAssignable(each, Object.class, Integer.class, byte[].class);
        }
    }

    @Test
    void whereThereIsNoBodyItIsNull() throws Exception {
        for (Message message :
                new Message[] {session.createTextMessage(), session.createObjectMessage(), session.createMessage()}) {
            Message received = sendAndReceive(message);
            for (Class<?> type : new Class<?>[] {String.class, Map.class, byte[].class, HashMap.class, Object.class}) {
                assertThat((Object) received.getBody(type)).isNull();
                assertThat(received.isBodyAssignableTo(type)).isTrue();
            }
        }
    }
}

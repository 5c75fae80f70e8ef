package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code getBody} and {@code isBodyAssignableTo}. */
class BodyAccessTest {

    static Stream<Message> messagesWithoutABody() throws JMSException {
        List<Message> fresh = List.of(
                TRUSTING_NOBODY.newMessage(),
                TRUSTING_NOBODY.newTextMessage(null),
                TRUSTING_NOBODY.newBytesMessage(),
                TRUSTING_NOBODY.newMapMessage(),
                TRUSTING_NOBODY.newObjectMessage());
        List<Message> all = new ArrayList<>(fresh);
        for (Message message : fresh) {
            all.add(deliver(message));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("messagesWithoutABody")
    void noBodyIsNullInEveryType(Message message) throws JMSException {
        assertThat(message.isBodyAssignableTo(Thread.class)).isTrue();
        assertThat(message.getBody(Thread.class)).isNull();
    }

    @Test
    void textIsHadAsStringAndWhatAStringIs() throws JMSException {
        Message message = deliver(TRUSTING_NOBODY.newTextMessage("text"));
        for (Class<?> type : List.of(String.class, CharSequence.class, Comparable.class, Object.class)) {
            assertThat(message.isBodyAssignableTo(type)).isTrue();
            assertThat(message.getBody(type)).isEqualTo("text");
        }
        refuses(message, Boolean.class);
    }

    @Test
    void emptyTextIsABody() throws JMSException {
        Message message = deliver(TRUSTING_NOBODY.newTextMessage(""));
        assertThat(message.getBody(String.class)).isEmpty();
        refuses(message, Integer.class);
    }

    @Test
    void mapIsHadAsMapOrObjectOnly() throws JMSException {
        MapMessage sent = TRUSTING_NOBODY.newMapMessage();
        sent.setInt("a", 1);
        sent.setBytes("b", new byte[] {1});
        MapMessage message = deliver(sent);
        assertThat(message.isBodyAssignableTo(Map.class)).isTrue();
        assertThat(message.isBodyAssignableTo(Object.class)).isTrue();
        assertThat((Map<?, ?>) message.getBody(Map.class)).hasSize(2);
        assertThat(message.getBody(Map.class).get("a")).isEqualTo(1);
        refuses(message, HashMap.class);
        refuses(message, String.class);
    }

    @Test
    void mapIsACopy() throws JMSException {
        MapMessage sent = TRUSTING_NOBODY.newMapMessage();
        sent.setBytes("b", new byte[] {1});
        MapMessage message = deliver(sent);
        Map<?, ?> body = message.getBody(Map.class);
        ((byte[]) body.get("b"))[0] = 99;
        body.clear();
        assertThat(message.getBytes("b")).containsExactly(1);
    }

    @Test
    void bytesAreHadAsArrayOrObjectOnly() throws JMSException {
        BytesMessage sent = TRUSTING_NOBODY.newBytesMessage();
        sent.writeInt(1);
        BytesMessage message = deliver(sent);
        assertThat(message.isBodyAssignableTo(byte[].class)).isTrue();
        assertThat(message.isBodyAssignableTo(Object.class)).isTrue();
        assertThat(message.getBody(byte[].class)).containsExactly(0, 0, 0, 1);
        assertThat((byte[]) message.getBody(Object.class)).containsExactly(0, 0, 0, 1);
        refuses(message, String.class);
        refuses(message, Byte[].class);
    }

    @Test
    void bytesAreACopyAndReadFromTheStartAfterwards() throws JMSException {
        BytesMessage sent = TRUSTING_NOBODY.newBytesMessage();
        sent.writeInt(1);
        BytesMessage message = deliver(sent);
        message.readShort();
        message.getBody(byte[].class)[3] = 99;
        assertThat(message.readInt()).isOne();
    }

    @Test
    void bytesThatAreBeingWrittenAreResetAsTheInterfaceDocuments() throws JMSException {
        BytesMessage message = TRUSTING_NOBODY.newBytesMessage();
        message.writeInt(1);
        refuses(message, StringBuffer.class);
        message.writeByte((byte) 2);
        assertThat(message.getBody(byte[].class)).containsExactly(0, 0, 0, 1, 2);
        assertThat(message.readInt()).isOne();
    }

    @Test
    void streamIsNeverHadAsOneObject() throws JMSException {
        StreamMessage message = TRUSTING_NOBODY.newStreamMessage();
        refuses(message, Object.class);
        message.writeInt(1);
        refuses(deliver(message), HashMap.class);
    }

    @Test
    void objectIsHadAsItsClassAndWhatThatIs() throws JMSException {
        Message message = TRUSTING_NOBODY.newObjectMessage(new ArrayList<>(List.of(1)));
        for (Class<?> type : List.of(Serializable.class, ArrayList.class, Collection.class, Object.class)) {
            assertThat(message.isBodyAssignableTo(type)).isTrue();
            assertThat(message.getBody(type)).isEqualTo(List.of(1));
        }
        refuses(message, HashMap.class);
    }

    @Test
    void objectThatIsNotTrustedIsNoBodyToBeHad() throws JMSException {
        Message message = deliver(TRUSTING_NOBODY.newObjectMessage(new ArrayList<>(List.of(1))));
        refuses(message, ArrayList.class);
    }

    private static void refuses(Message message, Class<?> type) throws JMSException {
        assertThat(message.isBodyAssignableTo(type)).isFalse();
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(() -> message.getBody(type));
    }
}

package io.rowmq.internal.message;

import static io.rowmq.internal.message.ForeignMessages.foreign;
import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.receive;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.12: a message whose implementation is not ours is sent by what its interface tells. */
class ForeignMessageTest {

    @Test
    void headerFieldsAndPropertiesAreCopied() throws JMSException {
        Message ours = TRUSTING_NOBODY.newMessage();
        ours.setJMSCorrelationID("correlation");
        ours.setJMSType("type");
        ours.setStringProperty("p", "x");
        ours.setByteProperty("q", (byte) 1);
        ours.setIntProperty("JMSXDeliveryCount", 5);
        StoredMessage stored = send(foreign(Message.class, ours));
        assertThat(stored.correlationId()).isEqualTo("correlation");
        assertThat(stored.type()).isEqualTo("type");
        assertThat(stored.properties()).containsOnlyKeys("p", "q").containsEntry("q", (byte) 1);
        assertThat(stored.body().type()).isEqualTo(BodyType.NONE);
    }

    @Test
    void textIsCopied() throws JMSException {
        StoredMessage stored = send(foreign(TextMessage.class, TRUSTING_NOBODY.newTextMessage("text")));
        assertThat(((TextMessage) receive(stored, 1)).getText()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 100_000})
    void bytesAreCopiedWhateverTheirNumber(int size) throws JMSException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        BytesMessage message = TRUSTING_NOBODY.newBytesMessage();
        message.writeBytes(bytes);
        assertThat(send(foreign(BytesMessage.class, message)).body().bytes()).isEqualTo(bytes);
        assertThat(message.getBodyLength()).isEqualTo(size);
    }

    @Test
    void mapEntriesAreCopied() throws JMSException {
        MapMessage message = TRUSTING_NOBODY.newMapMessage();
        message.setChar("c", 'x');
        message.setBytes("b", new byte[] {1});
        message.setString("n", null);
        MapMessage received = (MapMessage) receive(send(foreign(MapMessage.class, message)), 1);
        assertThat(received.getChar("c")).isEqualTo('x');
        assertThat(received.getBytes("b")).containsExactly(1);
        assertThat(received.itemExists("n")).isTrue();
    }

    @Test
    void streamIsCopiedToItsEnd() throws JMSException {
        StreamMessage message = TRUSTING_NOBODY.newStreamMessage();
        message.writeInt(1);
        message.writeString(null);
        message.writeBytes(new byte[] {2});
        StreamMessage received = (StreamMessage) receive(send(foreign(StreamMessage.class, message)), 1);
        assertThat(received.readInt()).isOne();
        assertThat(received.readString()).isNull();
        assertThat((byte[]) received.readObject()).containsExactly(2);
        assertThat(message.readInt()).isOne();
    }

    @Test
    void objectIsCopied() throws JMSException {
        ObjectMessage message = foreign(ObjectMessage.class, TRUSTING_NOBODY.newObjectMessage("object"));
        assertThat(((ObjectMessage) receive(send(message), 1)).getObject()).isEqualTo("object");
        ObjectMessage empty = foreign(ObjectMessage.class, TRUSTING_NOBODY.newObjectMessage());
        assertThat(((ObjectMessage) receive(send(empty), 1)).getObject()).isNull();
    }

    @Test
    void emptyBodiesStayEmpty() throws JMSException {
        assertThat(send(foreign(MapMessage.class, TRUSTING_NOBODY.newMapMessage()))
                        .body()
                        .text())
                .isNull();
        assertThat(send(foreign(StreamMessage.class, TRUSTING_NOBODY.newStreamMessage()))
                        .body()
                        .text())
                .isNull();
    }

    @Test
    void completedSendShowsOnAForeignMessage() throws JMSException {
        Message message = foreign(Message.class, TRUSTING_NOBODY.newMessage());
        Outgoing.complete(message, send(message), Post.ORDERS);
        assertThat(message.getJMSMessageID()).isEqualTo("ID:1");
        assertThat(message.getJMSDestination()).isSameAs(Post.ORDERS);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(1_000);
    }

    @Test
    void failureOfAForeignMessageFailsTheSend() {
        TextMessage message = (TextMessage) Proxy.newProxyInstance(
                TextMessage.class.getClassLoader(), new Class<?>[] {TextMessage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getText")) {
                        throw new MessageFormatException("broken");
                    }
                    return method.invoke(TRUSTING_NOBODY.newMessage(), arguments);
                });
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> send(message))
                .withMessage("broken");
    }

    @Test
    void correlationBytesAreCopiedWhereThereIsNoText() throws JMSException {
        Message message = correlatedBy("getJMSCorrelationIDAsBytes", new byte[] {(byte) 0xFF});
        assertThat(receive(send(message), 1).getJMSCorrelationIDAsBytes()).containsExactly(0xFF);
    }

    @Test
    void providersWithoutCorrelationBytesAreServedToo() throws JMSException {
        Message message = correlatedBy("getJMSCorrelationIDAsBytes", null);
        assertThat(send(message).correlationId()).isNull();
    }

    private static Message correlatedBy(String method, byte[] bytes) {
        return (Message) Proxy.newProxyInstance(
                Message.class.getClassLoader(), new Class<?>[] {Message.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        if (bytes == null) {
                            throw new UnsupportedOperationException();
                        }
                        return bytes;
                    }
                    return called.invoke(TRUSTING_NOBODY.newMessage(), arguments);
                });
    }
}

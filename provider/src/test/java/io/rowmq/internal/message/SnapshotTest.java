package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.receive;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 3.9 and 3.10: what was sent and what was received lead lives of their own. */
class SnapshotTest {

    @Test
    void changesAfterTheSendDoNotShow() throws JMSException {
        TextMessage message = TRUSTING_NOBODY.newTextMessage("before");
        message.setStringProperty("p", "before");
        message.setJMSType("before");
        StoredMessage stored = send(message);
        message.setText("after");
        message.setStringProperty("p", "after");
        message.setJMSType("after");
        TextMessage received = (TextMessage) receive(stored, 1);
        assertThat(received.getText()).isEqualTo("before");
        assertThat(received.getStringProperty("p")).isEqualTo("before");
        assertThat(received.getJMSType()).isEqualTo("before");
    }

    @Test
    void mapEntriesSetAfterTheSendDoNotShow() throws JMSException {
        MapMessage message = TRUSTING_NOBODY.newMapMessage();
        message.setInt("a", 1);
        StoredMessage stored = send(message);
        message.setInt("a", 2);
        assertThat(((MapMessage) receive(stored, 1)).getInt("a")).isOne();
    }

    @Test
    void bytesWrittenAfterAClearDoNotShow() throws JMSException {
        BytesMessage message = TRUSTING_NOBODY.newBytesMessage();
        message.writeInt(1);
        message.reset();
        StoredMessage stored = send(message);
        message.clearBody();
        message.writeInt(2);
        message.reset();
        assertThat(((BytesMessage) receive(stored, 1)).readInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 1024})
    void bytesWrittenAfterTheSendDoNotShow(int size) throws JMSException {
        BytesMessage message = TRUSTING_NOBODY.newBytesMessage();
        message.writeBytes(new byte[size]);
        StoredMessage stored = send(message);
        message.writeByte((byte) 1);
        StoredMessage longer = send(message);
        assertThat(((BytesMessage) receive(stored, 1)).getBodyLength()).isEqualTo(size);
        assertThat(stored.body().bytes()).containsOnly(0);
        assertThat(((BytesMessage) receive(longer, 1)).getBodyLength()).isEqualTo(size + 1);
    }

    @Test
    void redeliveredMessageIsTheUnmodifiedOriginal() throws JMSException {
        StreamMessage message = TRUSTING_NOBODY.newStreamMessage();
        message.writeInt(1);
        StoredMessage stored = send(message);
        StreamMessage first = (StreamMessage) receive(stored, 1);
        first.clearBody();
        first.writeInt(99);
        first.clearProperties();
        first.setIntProperty("p", 99);
        StreamMessage second = (StreamMessage) receive(stored, 2);
        assertThat(second.readInt()).isOne();
        assertThat(second.propertyExists("p")).isFalse();
    }

    @Test
    void receivedMessageCanBeForwardedAsItIs() throws JMSException {
        MapMessage message = TRUSTING_NOBODY.newMapMessage();
        message.setInt("a", 1);
        message.setIntProperty("p", 2);
        MapMessage received = deliver(message);
        received.getInt("a");
        MapMessage forwarded = deliver(received);
        assertThat(forwarded.getInt("a")).isOne();
        assertThat(forwarded.getIntProperty("p")).isEqualTo(2);
    }

    @Test
    void forwardedBodyIsNeitherDecodedNorCopied() throws JMSException {
        MapMessage message = TRUSTING_NOBODY.newMapMessage();
        message.setInt("a", 1);
        StoredMessage stored = send(message);
        assertThat(send(receive(stored, 1)).body()).isSameAs(stored.body());
        assertThat(send(receive(stored, 1)).properties()).isSameAs(stored.properties());
    }

    @Test
    void receivedMessageCanBeAlteredAndSent() throws JMSException {
        TextMessage received = deliver(TRUSTING_NOBODY.newTextMessage("text"));
        received.clearBody();
        received.setText("other");
        received.clearProperties();
        received.setIntProperty("p", 1);
        TextMessage again = deliver(received);
        assertThat(again.getText()).isEqualTo("other");
        assertThat(again.getIntProperty("p")).isOne();
    }

    @Test
    void sameMessageCanBeSentAgain() throws JMSException {
        TextMessage message = TRUSTING_NOBODY.newTextMessage("text");
        Outgoing.complete(message, send(message), Post.ORDERS);
        assertThat(deliver(message).getText()).isEqualTo("text");
    }

    @Test
    void sizeIsCountedInBytesAsStored() {
        MessageBody threeCharacters = MessageBody.ofText(BodyType.TEXT, "aü\u20AC");
        assertThatNoException().isThrownBy(() -> Outgoing.requireSize(threeCharacters, 6));
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> Outgoing.requireSize(threeCharacters, 5))
                .withMessageContaining("6 bytes")
                .withMessageContaining("maxMessageSize=5");
        MessageBody fourBytes = MessageBody.ofBytes(BodyType.BYTES, new byte[4]);
        assertThatNoException().isThrownBy(() -> Outgoing.requireSize(fourBytes, 4));
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(() -> Outgoing.requireSize(fourBytes, 3));
        assertThatNoException().isThrownBy(() -> Outgoing.requireSize(MessageBody.NONE, 0));
    }
}

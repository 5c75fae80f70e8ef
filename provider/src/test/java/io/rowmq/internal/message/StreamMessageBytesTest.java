package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;
import org.junit.jupiter.api.Test;

/** The documentation of {@code StreamMessage.readBytes}: one field in as many calls as the buffer makes necessary. */
class StreamMessageBytesTest {

    @Test
    void fieldIsReadInParts() throws JMSException {
        StreamMessage message = stream(new byte[] {1, 2, 3, 4, 5});
        byte[] buffer = new byte[2];
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(1, 2);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(3, 4);
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(buffer).containsExactly(5, 4);
        assertThat(message.readString()).isEqualTo("next");
    }

    @Test
    void fieldThatFillsTheBufferExactlyNeedsOneMoreCall() throws JMSException {
        StreamMessage message = stream(new byte[] {1, 2, 3, 4});
        byte[] buffer = new byte[4];
        assertThat(message.readBytes(buffer)).isEqualTo(4);
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(message::readString)
                .withMessageContaining("readBytes");
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThat(message.readString()).isEqualTo("next");
    }

    @Test
    void nothingElseCanBeReadInTheMiddleOfAField() throws JMSException {
        StreamMessage message = stream(new byte[] {1, 2, 3});
        message.readBytes(new byte[1]);
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(message::readObject);
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(message::readInt);
        byte[] rest = new byte[3];
        assertThat(message.readBytes(rest)).isEqualTo(2);
        assertThat(rest).containsExactly(2, 3, 0);
    }

    @Test
    void nullFieldIsOverAtOnce() throws JMSException {
        StreamMessage message = stream(null);
        assertThat(message.readBytes(new byte[1])).isEqualTo(-1);
        assertThat(message.readString()).isEqualTo("next");
    }

    @Test
    void emptyFieldHasNoBytes() throws JMSException {
        StreamMessage message = stream(new byte[0]);
        assertThat(message.readBytes(new byte[1])).isZero();
        assertThat(message.readString()).isEqualTo("next");
    }

    @Test
    void resetGoesBackToTheStartOfTheField() throws JMSException {
        StreamMessage message = stream(new byte[] {1, 2, 3});
        message.readBytes(new byte[1]);
        message.reset();
        assertThat((byte[]) message.readObject()).containsExactly(1, 2, 3);
    }

    @Test
    void fieldOfAnotherTypeIsLeftToBeRead() throws JMSException {
        StreamMessage message = stream(new byte[1]);
        message.readObject();
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(() -> message.readBytes(new byte[9]));
        assertThat(message.readString()).isEqualTo("next");
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(() -> message.readBytes(new byte[9]));
    }

    private static StreamMessage stream(byte[] field) throws JMSException {
        StreamMessage message = TRUSTING_NOBODY.newStreamMessage();
        message.writeBytes(field);
        message.writeString("next");
        return deliver(message);
    }
}

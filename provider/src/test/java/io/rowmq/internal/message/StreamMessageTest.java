package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 3.11. */
class StreamMessageTest {

    private final StreamMessage message = TRUSTING_NOBODY.newStreamMessage();

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#ofBodies")
    void conversionsFollowTheTableAndAFailedReadDoesNotAdvance(ConversionTable.Cell cell) throws JMSException {
        message.writeObject(cell.value());
        StreamMessage received = deliver(message);
        if (cell.marked()) {
            assertThat(read(received, cell.to())).isEqualTo(cell.expected());
            assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readObject);
        } else {
            assertThatExceptionOfType(MessageFormatException.class).isThrownBy(() -> read(received, cell.to()));
            assertThat(received.readObject()).isEqualTo(cell.value());
        }
    }

    @Test
    void valuesArriveInTheOrderAndTypeTheyWereWrittenIn() throws JMSException {
        message.writeBoolean(true);
        message.writeByte((byte) 1);
        message.writeShort((short) 2);
        message.writeChar('c');
        message.writeInt(3);
        message.writeLong(4);
        message.writeFloat(5);
        message.writeDouble(6);
        message.writeString("7");
        message.writeBytes(new byte[] {8});
        message.writeBytes(new byte[] {8, 9, 10}, 1, 2);
        message.writeObject(null);
        StreamMessage received = deliver(message);
        Object[] expected = {
            true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, "7", new byte[] {8}, new byte[] {9, 10}, null
        };
        for (Object value : expected) {
            assertThat(received.readObject()).isEqualTo(value);
        }
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readObject);
    }

    @ParameterizedTest
    @CsvSource({"byte, 128", "short, x", "int, 2147483648", "long, ''", "float, one", "double, one"})
    void textThatIsNoSuchNumberStaysToBeReadAsText(String type, String text) throws JMSException {
        message.writeString(text);
        message.reset();
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> read(message, type));
        assertThat(message.readString()).isEqualTo(text);
    }

    @Test
    void nullIsReadLikeNullText() throws JMSException {
        message.writeString(null);
        message.writeString("next");
        StreamMessage received = deliver(message);
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(received::readChar);
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(received::readDouble);
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(received::readInt);
        assertThat(received.readBoolean()).isFalse();
        assertThat(received.readString()).isEqualTo("next");
    }

    @Test
    void streamIsWrittenAndThenRead() throws JMSException {
        message.writeInt(1);
        assertThatExceptionOfType(MessageNotReadableException.class).isThrownBy(message::readInt);
        assertThatExceptionOfType(MessageNotReadableException.class).isThrownBy(() -> message.readBytes(new byte[1]));
        message.reset();
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> message.writeInt(2));
        assertThat(message.readInt()).isOne();
        message.reset();
        assertThat(message.readInt()).isOne();
        message.clearBody();
        assertThatExceptionOfType(MessageNotReadableException.class).isThrownBy(message::readInt);
        message.writeInt(3);
        message.reset();
        assertThat(message.readInt()).isEqualTo(3);
    }

    @Test
    void receivedStreamIsReadOnlyUntilItIsCleared() throws JMSException {
        message.writeInt(1);
        StreamMessage received = deliver(message);
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> received.writeObject(1));
        received.clearBody();
        received.writeInt(2);
        assertThat(deliver(received).readInt()).isEqualTo(2);
    }

    @Test
    void sendingDoesNotEndWriting() throws JMSException {
        message.writeInt(1);
        StreamMessage first = deliver(message);
        message.writeInt(2);
        StreamMessage second = deliver(message);
        assertThat(first.readInt()).isOne();
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(first::readInt);
        assertThat(second.readInt()).isOne();
        assertThat(second.readInt()).isEqualTo(2);
    }

    @Test
    void emptyStreamEndsAtOnce() throws JMSException {
        StreamMessage received = deliver(message);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readInt);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(() -> received.readBytes(new byte[1]));
    }

    @Test
    void otherTypesAreRefused() {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.writeObject(new ArrayList<>()))
                .withMessageContaining("java.util.ArrayList");
    }

    @Test
    void bytesAreCopiedInAndOut() throws JMSException {
        byte[] bytes = {1, 2};
        message.writeBytes(bytes);
        bytes[0] = 99;
        message.reset();
        ((byte[]) message.readObject())[1] = 99;
        message.reset();
        assertThat((byte[]) message.readObject()).containsExactly(1, 2);
    }

    @Test
    void bodyIsStoredAsJson() throws JMSException {
        message.writeString("Ann");
        message.writeByte((byte) 3);
        MessageBody body = send(message).body();
        assertThat(body.type()).isEqualTo(BodyType.STREAM);
        assertThat(body.text()).isEqualTo("[\"Ann\",{\"byte\":3}]");
    }

    private static Object read(StreamMessage message, String type) throws JMSException {
        return switch (type) {
            case "boolean" -> message.readBoolean();
            case "byte" -> message.readByte();
            case "short" -> message.readShort();
            case "char" -> message.readChar();
            case "int" -> message.readInt();
            case "long" -> message.readLong();
            case "float" -> message.readFloat();
            case "double" -> message.readDouble();
            case "byte[]" -> readThreeBytes(message);
            default -> message.readString();
        };
    }

    private static byte[] readThreeBytes(StreamMessage message) throws JMSException {
        byte[] three = new byte[3];
        assertThat(message.readBytes(three)).isEqualTo(3);
        assertThat(message.readBytes(new byte[1])).isEqualTo(-1);
        return three;
    }
}

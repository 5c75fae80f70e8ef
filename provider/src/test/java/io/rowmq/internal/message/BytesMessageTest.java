package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 3.11. */
class BytesMessageTest {

    private final BytesMessage message = TRUSTING_NOBODY.newBytesMessage();

    @Test
    void everyTypeIsReadAsItWasWritten() throws JMSException {
        message.writeBoolean(true);
        message.writeByte((byte) -1);
        message.writeByte((byte) -1);
        message.writeShort((short) -2);
        message.writeShort((short) -2);
        message.writeChar('\uFFFE');
        message.writeInt(-3);
        message.writeLong(Long.MIN_VALUE);
        message.writeFloat(-0.0f);
        message.writeDouble(Double.MIN_VALUE);
        message.writeUTF("grün\u0000\uD83D");
        message.writeBytes(new byte[] {1, 2});
        message.writeBytes(new byte[] {1, 2, 3}, 2, 1);
        BytesMessage received = deliver(message);
        assertThat(received.readBoolean()).isTrue();
        assertThat(received.readByte()).isEqualTo((byte) -1);
        assertThat(received.readUnsignedByte()).isEqualTo(255);
        assertThat(received.readShort()).isEqualTo((short) -2);
        assertThat(received.readUnsignedShort()).isEqualTo(65_534);
        assertThat(received.readChar()).isEqualTo('\uFFFE');
        assertThat(received.readInt()).isEqualTo(-3);
        assertThat(received.readLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(received.readFloat()).isEqualTo(-0.0f);
        assertThat(received.readDouble()).isEqualTo(Double.MIN_VALUE);
        assertThat(received.readUTF()).isEqualTo("grün\u0000\uD83D");
        byte[] rest = new byte[4];
        assertThat(received.readBytes(rest)).isEqualTo(3);
        assertThat(rest).containsExactly(1, 2, 3, 0);
        assertThat(received.readBytes(rest)).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#samples")
    void objectIsWrittenAsWhatItIs(Object value) throws JMSException {
        message.writeObject(value);
        BytesMessage received = deliver(message);
        Object read = value instanceof Boolean
                ? received.readBoolean()
                : value instanceof Byte
                        ? received.readByte()
                        : value instanceof Short
                                ? received.readShort()
                                : value instanceof Character ? received.readChar() : readLarger(received, value);
        assertThat(read).isEqualTo(value);
        assertThat(received.readBytes(new byte[1])).isEqualTo(-1);
    }

    @Test
    void otherObjectsAreRefusedAndNullIsANullPointer() {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.writeObject(List.of()))
                .withMessageContaining("List");
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> message.writeObject(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> message.writeBytes(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> message.writeUTF(null));
    }

    @Test
    void textTooLongForWriteUtfIsRefusedAndLeavesNothingBehind() throws JMSException {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.writeUTF("ü".repeat(40_000)))
                .withMessageContaining("65,535");
        assertThat(deliver(message).getBodyLength()).isZero();
    }

    @Test
    void bytesAreReadInParts() throws JMSException {
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        BytesMessage received = deliver(message);
        byte[] buffer = new byte[3];
        assertThat(received.readBytes(buffer, 2)).isEqualTo(2);
        assertThat(buffer).containsExactly(1, 2, 0);
        assertThat(received.readBytes(buffer)).isEqualTo(3);
        assertThat(buffer).containsExactly(3, 4, 5);
        assertThat(received.readBytes(buffer)).isEqualTo(-1);
    }

    @Test
    void lengthOutsideTheBufferIsRefused() throws JMSException {
        message.writeBytes(new byte[9]);
        BytesMessage received = deliver(message);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> received.readBytes(new byte[2], 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> received.readBytes(new byte[2], -1));
        assertThat(received.readBytes(new byte[9])).isEqualTo(9);
    }

    @Test
    void readThatFailsDoesNotAdvance() throws JMSException {
        message.writeShort((short) 258);
        BytesMessage received = deliver(message);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readInt);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readLong);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readDouble);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readUTF);
        assertThat(received.readShort()).isEqualTo((short) 258);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readByte);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readUnsignedByte);
        assertThatExceptionOfType(MessageEOFException.class).isThrownBy(received::readBoolean);
    }

    @Test
    void malformedUtfCanBeReadAsBytes() throws JMSException {
        message.writeBytes(new byte[] {0, 2, (byte) 0xFF, (byte) 0xFF});
        BytesMessage received = deliver(message);
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(received::readUTF);
        assertThat(received.readInt()).isEqualTo(0x0002FFFF);
    }

    @Test
    void bodyIsWrittenAndThenRead() throws JMSException {
        message.writeInt(1);
        List<ThrowingCallable> reads = List.of(
                message::getBodyLength, message::readInt, message::readUTF, () -> message.readBytes(new byte[1]));
        reads.forEach(read ->
                assertThatExceptionOfType(MessageNotReadableException.class).isThrownBy(read));
        message.reset();
        assertThat(message.getBodyLength()).isEqualTo(4);
        assertThat(message.readInt()).isOne();
        message.reset();
        assertThat(message.readInt()).isOne();
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> message.writeInt(2));
        message.clearBody();
        message.writeByte((byte) 7);
        message.reset();
        assertThat(message.getBodyLength()).isOne();
    }

    @Test
    void receivedBodyIsReadOnlyUntilItIsCleared() throws JMSException {
        message.writeInt(1);
        BytesMessage received = deliver(message);
        assertThatExceptionOfType(MessageNotWriteableException.class)
                .isThrownBy(() -> received.writeBytes(new byte[1]));
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> received.writeObject(1));
        received.clearBody();
        assertThatExceptionOfType(MessageNotReadableException.class).isThrownBy(received::readInt);
        received.writeByte((byte) 5);
        assertThat(deliver(received).readByte()).isEqualTo((byte) 5);
    }

    @Test
    void lengthIsThatOfTheWholeBodyWhereverTheReaderIs() throws JMSException {
        message.writeLong(1);
        BytesMessage received = deliver(message);
        received.readInt();
        assertThat(received.getBodyLength()).isEqualTo(8);
    }

    @Test
    void sendingDoesNotEndWriting() throws JMSException {
        message.writeByte((byte) 1);
        BytesMessage first = deliver(message);
        message.writeByte((byte) 2);
        assertThat(first.getBodyLength()).isOne();
        assertThat(deliver(message).getBodyLength()).isEqualTo(2);
    }

    @Test
    void readingDoesNotChangeWhatIsSentOn() throws JMSException {
        message.writeInt(1);
        BytesMessage received = deliver(message);
        received.readShort();
        assertThat(deliver(received).readInt()).isOne();
    }

    @Test
    void bytesAreStoredAsTheyAre() throws JMSException {
        message.writeInt(1);
        MessageBody body = send(message).body();
        assertThat(body.type()).isEqualTo(BodyType.BYTES);
        assertThat(body.bytes()).containsExactly(0, 0, 0, 1);
    }

    private static Object readLarger(BytesMessage message, Object like) throws JMSException {
        if (like instanceof Integer) {
            return message.readInt();
        }
        if (like instanceof Long) {
            return message.readLong();
        }
        if (like instanceof Float) {
            return message.readFloat();
        }
        if (like instanceof Double) {
            return message.readDouble();
        }
        if (like instanceof String) {
            return message.readUTF();
        }
        byte[] bytes = new byte[((byte[]) like).length];
        message.readBytes(bytes);
        return bytes;
    }
}

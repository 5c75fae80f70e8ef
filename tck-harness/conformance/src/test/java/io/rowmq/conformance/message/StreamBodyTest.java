package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 3.11: stream messages. */
@Section("3.11")
class StreamBodyTest extends Specification {

    private Session session;
    private StreamMessage message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        message = session.createStreamMessage();
    }

    private StreamMessage sendAndReceive() throws Exception {
        session.createProducer(queue).send(message);
        return (StreamMessage) receive(session.createConsumer(queue));
    }

    static List<Arguments> conversions() {
        return Conversion.pairs(Conversion.ENTRIES);
    }

    @ParameterizedTest
    @MethodSource("conversions")
    @Section("3.11.3")
    void conversionsFollowTheTableAndAFailureDoesNotMoveTheReadPointer(Conversion written, Conversion read)
            throws Exception {
        Entries.write(message, written);
        message.writeString("end");
        StreamMessage received = sendAndReceive();
        check(received, written, read);
        message.reset();
        check(message, written, read);
    }

    private static void check(StreamMessage message, Conversion written, Conversion read) throws JMSException {
        if (written.readableAs(read)) {
            assertThat(Entries.read(message, read)).isEqualTo(written.sampleAs(read));
        } else {
            assertThatThrownBy(() -> Entries.read(message, read)).isInstanceOf(MessageFormatException.class);
            assertThat(Entries.read(message, written)).isEqualTo(written.sample());
        }
    }

    @Test
    @Section("3.11.3")
    void aStringThatIsNoNumberCanBeReadAgain() throws Exception {
        message.writeString("no number");
        StreamMessage received = sendAndReceive();
        for (Conversion number : Conversion.NUMBERS) {
            assertThatThrownBy(() -> Entries.read(received, number))
                    .as(number.name())
                    .isInstanceOf(NumberFormatException.class);
        }
        assertThat(received.readString()).isEqualTo("no number");
    }

    @Test
    @Section("3.11.3")
    void nullIsReadAsValueOfNull() throws Exception {
        message.writeString(null);
        message.writeObject(null);
        message.writeBytes(null);
        StreamMessage received = sendAndReceive();
        assertThatThrownBy(received::readByte).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(received::readShort).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(received::readInt).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(received::readLong).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(received::readFloat).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(received::readDouble).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(received::readChar).isInstanceOf(NullPointerException.class);
        assertThat(received.readString()).isNull();
        assertThat(received.readObject()).isNull();
        assertThat(received.readBytes(new byte[10])).isEqualTo(-1);
    }

    @Test
    @Section("3.11.3")
    void nullIsReadAsFalse() throws Exception {
        message.writeObject(null);
        assertThat(sendAndReceive().readBoolean()).isFalse();
    }

    @Test
    void objectsKeepTheirTypesAndTheirOrder() throws Exception {
        for (Conversion type : Conversion.ENTRIES) {
            message.writeObject(type.sample());
        }
        StreamMessage received = sendAndReceive();
        for (Conversion type : Conversion.ENTRIES) {
            assertThat(received.readObject()).isEqualTo(type.sample());
        }
        assertThatThrownBy(received::readObject).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(received::readString).isInstanceOf(MessageEOFException.class);
        received.reset();
        assertThat(received.readBoolean()).isEqualTo(Conversion.BOOLEAN.sample());
    }

    @Test
    @Section("API")
    void bytesAreReadInParts() throws Exception {
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        message.writeBytes(new byte[] {6, 7});
        message.writeBytes(new byte[0]);
        message.writeInt(8);
        StreamMessage received = sendAndReceive();
        byte[] buffer = new byte[3];
        assertThat(received.readBytes(buffer)).isEqualTo(3);
        assertThat(buffer).containsExactly(1, 2, 3);
        assertThatThrownBy(received::readInt).isInstanceOf(MessageFormatException.class);
        assertThat(received.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).startsWith((byte) 4, (byte) 5);
        byte[] exact = new byte[2];
        assertThat(received.readBytes(exact)).isEqualTo(2);
        assertThat(received.readBytes(exact)).isEqualTo(-1);
        assertThat(received.readBytes(exact)).isEqualTo(0);
        assertThat(received.readInt()).isEqualTo(8);
    }

    @Test
    void aPartOfAnArrayIsWritten() throws Exception {
        message.writeBytes(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat((byte[]) sendAndReceive().readObject()).containsExactly(2, 3);
    }

    @Test
    void otherObjectsAreRefused() {
        assertThatThrownBy(() -> message.writeObject(Instant.EPOCH)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    void aNewMessageIsWriteOnly() throws Exception {
        message.writeInt(1);
        for (Conversion type : Conversion.ENTRIES) {
            assertThatThrownBy(() -> Entries.read(message, type)).isInstanceOf(MessageNotReadableException.class);
        }
        assertThatThrownBy(() -> message.readObject()).isInstanceOf(MessageNotReadableException.class);
        message.reset();
        assertThat(message.readInt()).isEqualTo(1);
        assertThatThrownBy(() -> message.writeInt(1)).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Section("3.11.2")
    void aReceivedMessageIsReadOnlyUntilItIsCleared() throws Exception {
        message.writeInt(1);
        StreamMessage received = sendAndReceive();
        for (Conversion type : Conversion.ENTRIES) {
            assertThatThrownBy(() -> Entries.write(received, type)).isInstanceOf(MessageNotWriteableException.class);
        }
        assertThatThrownBy(() -> received.writeObject(1)).isInstanceOf(MessageNotWriteableException.class);
        received.clearBody();
        assertThatThrownBy(received::readInt).isInstanceOf(MessageNotReadableException.class);
        received.writeInt(2);
        received.reset();
        assertThat(received.readInt()).isEqualTo(2);
    }

    @Test
    @Section("3.12")
    void arraysAreCopied() throws Exception {
        byte[] array = {1, 2, 3};
        message.writeBytes(array);
        message.writeObject(array);
        array[0] = 9;
        StreamMessage received = sendAndReceive();
        byte[] first = (byte[]) received.readObject();
        assertThat(first).containsExactly(1, 2, 3);
        first[0] = 9;
        assertThat((byte[]) received.readObject()).containsExactly(1, 2, 3);
        received.reset();
        assertThat((byte[]) received.readObject()).containsExactly(1, 2, 3);
    }
}

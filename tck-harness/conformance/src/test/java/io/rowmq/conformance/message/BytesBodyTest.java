package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.BytesMessage;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 3.11: bytes messages. */
@Section("3.11")
class BytesBodyTest extends Specification {

    private Session session;
    private BytesMessage message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        message = session.createBytesMessage();
    }

    private BytesMessage sendAndReceive() throws Exception {
        session.createProducer(queue).send(message);
        return (BytesMessage) receive(session.createConsumer(queue));
    }

    @Test
    void everyTypeIsReadAsItWasWritten() throws Exception {
        for (Conversion type : Conversion.ENTRIES) {
            Entries.write(message, type);
        }
        BytesMessage received = sendAndReceive();
        for (Conversion type : Conversion.ENTRIES) {
            assertThat(Entries.read(received, type)).as(type.name()).isEqualTo(type.sample());
        }
        assertThatThrownBy(received::readByte).isInstanceOf(MessageEOFException.class);
    }

    @Test
    void objectsAreWrittenByTheirTypes() throws Exception {
        for (Conversion type : Conversion.ENTRIES) {
            message.writeObject(type.sample());
        }
        message.reset();
        for (Conversion type : Conversion.ENTRIES) {
            assertThat(Entries.read(message, type)).as(type.name()).isEqualTo(type.sample());
        }
    }

    @Test
    void theBytesAreThoseOfDataOutput() throws Exception {
        message.writeInt(-2);
        message.writeUTF("ä");
        message.writeBoolean(true);
        message.writeChar('c');
        byte[] body = sendAndReceive().getBody(byte[].class);
        assertThat(body).containsExactly(-1, -1, -1, -2, 0, 2, 0xC3, 0xA4, 1, 0, 'c');
    }

    @Test
    void unsignedNumbersAreRead() throws Exception {
        message.writeByte((byte) -1);
        message.writeShort((short) -1);
        BytesMessage received = sendAndReceive();
        assertThat(received.readUnsignedByte()).isEqualTo(255);
        assertThat(received.readUnsignedShort()).isEqualTo(65_535);
        assertThat(received.getBodyLength()).isEqualTo(3);
    }

    @Test
    void aPartOfAnArrayIsWritten() throws Exception {
        message.writeBytes(new byte[] {1, 2, 3, 4, 5}, 1, 3);
        assertThat(sendAndReceive().getBody(byte[].class)).containsExactly(2, 3, 4);
    }

    @Test
    void readBytesSaysHowManyThereWere() throws Exception {
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        BytesMessage received = sendAndReceive();
        byte[] buffer = new byte[3];
        assertThat(received.readBytes(buffer)).isEqualTo(3);
        assertThat(buffer).containsExactly(1, 2, 3);
        assertThat(received.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).startsWith((byte) 4, (byte) 5);
        assertThat(received.readBytes(buffer)).isEqualTo(-1);
        received.reset();
        assertThat(received.readBytes(buffer, 2)).isEqualTo(2);
        assertThat(buffer).startsWith((byte) 1, (byte) 2);
    }

    @Test
    @Section("API")
    void aLengthOutsideOfTheArrayIsRefusedAndNothingIsRead() throws Exception {
        message.writeByte((byte) 1);
        BytesMessage received = sendAndReceive();
        byte[] buffer = new byte[3];
        assertThatThrownBy(() -> received.readBytes(buffer, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> received.readBytes(buffer, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(received.readByte()).isEqualTo((byte) 1);
    }

    @Test
    @Section("3.12")
    void nullIsNoBytes() {
        assertThatThrownBy(() -> message.writeObject(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeUTF(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeBytes(null)).isInstanceOf(NullPointerException.class);
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
        assertThatThrownBy(() -> message.readUnsignedByte()).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.readUnsignedShort()).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.getBodyLength()).isInstanceOf(MessageNotReadableException.class);
    }

    @Test
    @Section("3.11.2")
    void aReceivedMessageIsReadOnlyUntilItIsCleared() throws Exception {
        message.writeInt(1);
        BytesMessage received = sendAndReceive();
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
    void resetMakesAMessageReadableFromItsBeginning() throws Exception {
        message.writeInt(1);
        message.reset();
        assertThat(message.readInt()).isEqualTo(1);
        message.reset();
        assertThat(message.readInt()).isEqualTo(1);
        assertThat(message.getBodyLength()).isEqualTo(4);
        assertThatThrownBy(() -> message.writeInt(2)).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Section("3.11.3")
    void anEndInTheMiddleOfAValueDoesNotMoveTheReadPointer() throws Exception {
        message.writeShort((short) 7);
        BytesMessage received = sendAndReceive();
        assertThatThrownBy(received::readLong).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(received::readUTF).isInstanceOf(MessageEOFException.class);
        assertThat(received.readShort()).isEqualTo((short) 7);
    }

    @Test
    @Section("3.12")
    void arraysAreCopied() throws Exception {
        byte[] array = {1, 2, 3};
        message.writeBytes(array);
        array[0] = 9;
        session.createProducer(queue).send(message);
        array[1] = 9;
        BytesMessage received = (BytesMessage) receive(session.createConsumer(queue));
        byte[] body = received.getBody(byte[].class);
        assertThat(body).containsExactly(1, 2, 3);
        body[2] = 9;
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2, 3);
    }

    @Test
    void manyBytesArrive() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        message.writeBytes(bytes);
        assertThat(Arrays.equals(sendAndReceive().getBody(byte[].class), bytes)).isTrue();
    }
}

package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 3.11: map messages. */
@Section("3.11")
class MapBodyTest extends Specification {

    private Session session;
    private MapMessage message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        message = session.createMapMessage();
    }

    private MapMessage sendAndReceive() throws Exception {
        session.createProducer(queue).send(message);
        return (MapMessage) receive(session.createConsumer(queue));
    }

    static List<Arguments> conversions() {
        return Conversion.pairs(Conversion.ENTRIES);
    }

    @ParameterizedTest
    @MethodSource("conversions")
    @Section("3.11.3")
    void conversionsFollowTheTable(Conversion written, Conversion read) throws Exception {
        Entries.set(message, "e", written);
        check(message, written, read);
        check(sendAndReceive(), written, read);
    }

    private static void check(MapMessage message, Conversion written, Conversion read) throws JMSException {
        if (written.readableAs(read)) {
            assertThat(Entries.get(message, "e", read)).isEqualTo(written.sampleAs(read));
        } else {
            assertThatThrownBy(() -> Entries.get(message, "e", read)).isInstanceOf(MessageFormatException.class);
        }
    }

    @Test
    @Section("3.11.3")
    void aStringThatIsNoNumberGivesNumberFormatException() throws Exception {
        message.setString("e", "no number");
        MapMessage received = sendAndReceive();
        for (Conversion number : Conversion.NUMBERS) {
            assertThatThrownBy(() -> Entries.get(received, "e", number))
                    .as(number.name())
                    .isInstanceOf(NumberFormatException.class);
        }
        assertThat(received.getBoolean("e")).isFalse();
    }

    @Test
    @Section("3.11.3")
    void anEntryThatIsNotThereIsLikeNull() throws Exception {
        message.setString("null", null);
        message.setObject("object", null);
        message.setBytes("bytes", null);
        MapMessage received = sendAndReceive();
        for (String entry : new String[] {"null", "object", "bytes", "missing"}) {
            assertThat(received.getString(entry)).isNull();
            assertThat(received.getObject(entry)).isNull();
            assertThat(received.getBytes(entry)).isNull();
            assertThat(received.getBoolean(entry)).isFalse();
            assertThatThrownBy(() -> received.getByte(entry)).isInstanceOf(NumberFormatException.class);
            assertThatThrownBy(() -> received.getShort(entry)).isInstanceOf(NumberFormatException.class);
            assertThatThrownBy(() -> received.getInt(entry)).isInstanceOf(NumberFormatException.class);
            assertThatThrownBy(() -> received.getLong(entry)).isInstanceOf(NumberFormatException.class);
            assertThatThrownBy(() -> received.getFloat(entry)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> received.getDouble(entry)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> received.getChar(entry)).isInstanceOf(NullPointerException.class);
            assertThat(received.itemExists(entry)).isEqualTo(!entry.equals("missing"));
        }
    }

    @Test
    void objectsKeepTheirTypes() throws Exception {
        for (Conversion type : Conversion.ENTRIES) {
            message.setObject(type.name(), type.sample());
        }
        MapMessage received = sendAndReceive();
        for (Conversion type : Conversion.ENTRIES) {
            assertThat(message.getObject(type.name())).isEqualTo(type.sample());
            assertThat(received.getObject(type.name())).isEqualTo(type.sample());
        }
        assertThat(list(received.getMapNames())).hasSize(Conversion.ENTRIES.size());
        Map<?, ?> body = received.getBody(Map.class);
        assertThat(body.get("INT")).isEqualTo(Conversion.INT.sample());
        assertThat(body).hasSize(Conversion.ENTRIES.size());
    }

    @Test
    void extremeValuesSurvive() throws Exception {
        message.setDouble("nan", Double.NaN);
        message.setFloat("infinite", Float.NEGATIVE_INFINITY);
        message.setDouble("least", Double.MIN_VALUE);
        message.setDouble("negative zero", -0.0);
        message.setLong("long", Long.MIN_VALUE);
        message.setChar("nul", '\0');
        message.setChar("surrogate", '\uD83D');
        message.setBytes("empty", new byte[0]);
        MapMessage received = sendAndReceive();
        assertThat(received.getDouble("nan")).isNaN();
        assertThat(received.getFloat("infinite")).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(received.getDouble("least")).isEqualTo(Double.MIN_VALUE);
        assertThat(received.getObject("negative zero")).isEqualTo(-0.0);
        assertThat(received.getLong("long")).isEqualTo(Long.MIN_VALUE);
        assertThat(received.getChar("nul")).isEqualTo('\0');
        assertThat(received.getChar("surrogate")).isEqualTo('\uD83D');
        assertThat(received.getBytes("empty")).isEmpty();
    }

    @Test
    void aPartOfAnArrayIsSet() throws Exception {
        message.setBytes("e", new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(sendAndReceive().getBytes("e")).containsExactly(2, 3);
    }

    @Test
    @Section("API")
    void anEmptyOrMissingNameIsAnIllegalArgument() {
        for (String illegal : new String[] {"", null}) {
            for (Conversion type : Conversion.ENTRIES) {
                assertThatThrownBy(() -> Entries.set(message, illegal, type))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> message.setObject(illegal, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> message.setBytes(illegal, new byte[2], 0, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void otherObjectsAreRefused() {
        assertThatThrownBy(() -> message.setObject("e", Instant.EPOCH)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> message.setObject("e", List.of())).isInstanceOf(MessageFormatException.class);
    }

    @Test
    void aNewMessageCanBeReadAndWritten() throws Exception {
        message.setInt("e", 1);
        assertThat(message.getInt("e")).isEqualTo(1);
        message.setInt("e", 2);
        assertThat(message.getInt("e")).isEqualTo(2);
    }

    @Test
    @Section("3.11.2")
    void aReceivedMessageIsReadOnlyUntilItIsCleared() throws Exception {
        message.setInt("e", 1);
        MapMessage received = sendAndReceive();
        for (Conversion type : Conversion.ENTRIES) {
            assertThatThrownBy(() -> Entries.set(received, "e", type)).isInstanceOf(MessageNotWriteableException.class);
        }
        assertThatThrownBy(() -> received.setObject("e", 1)).isInstanceOf(MessageNotWriteableException.class);
        received.clearBody();
        assertThat(received.itemExists("e")).isFalse();
        received.setInt("new", 1);
        assertThat(received.getInt("new")).isEqualTo(1);
    }

    @Test
    @Section("3.12")
    void arraysAreCopied() throws Exception {
        byte[] array = {1, 2, 3};
        message.setBytes("e", array);
        message.setObject("o", array);
        array[0] = 9;
        message.getBytes("e")[1] = 9;
        MapMessage received = sendAndReceive();
        assertThat(received.getBytes("e")).containsExactly(1, 2, 3);
        received.getBytes("e")[0] = 9;
        assertThat(received.getBytes("e")).containsExactly(1, 2, 3);
        assertThat((byte[]) received.getObject("o")).containsExactly(1, 2, 3);
    }
}

package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.11. */
class MapMessageTest {

    private final MapMessage message = TRUSTING_NOBODY.newMapMessage();

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#ofBodies")
    void conversionsFollowTheTableBeforeTheSend(ConversionTable.Cell cell) throws JMSException {
        message.setObject("entry", cell.value());
        check(message, cell);
    }

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#ofBodies")
    void conversionsFollowTheTableAfterTheReceive(ConversionTable.Cell cell) throws JMSException {
        message.setObject("entry", cell.value());
        check(deliver(message), cell);
    }

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#samples")
    void objectsArriveInTheirType(Object value) throws JMSException {
        message.setObject("entry", value);
        assertThat(deliver(message).getObject("entry")).isEqualTo(value);
    }

    @Test
    void settersOfEachTypeStoreThatType() throws JMSException {
        message.setBoolean("boolean", true);
        message.setByte("byte", (byte) 1);
        message.setShort("short", (short) 2);
        message.setChar("char", 'c');
        message.setInt("int", 3);
        message.setLong("long", 4);
        message.setFloat("float", 5);
        message.setDouble("double", 6);
        message.setString("String", "7");
        message.setBytes("bytes", new byte[] {8});
        message.setBytes("part", new byte[] {8, 9, 10}, 1, 1);
        MapMessage received = deliver(message);
        assertThat(names(received))
                .map(received::getObject)
                .containsExactly(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, "7", new byte[] {8}, new byte[] {9});
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "short", "int", "long"})
    void missingWholeNumberIsReadLikeNullText(String type) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> read(message, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float", "double", "char"})
    void missingFractionOrCharacterIsANullPointer(String type) {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> read(message, type));
    }

    @Test
    void missingEntryIsFalseOrNullWhereThatIsPossible() throws JMSException {
        assertThat(message.getBoolean("entry")).isFalse();
        assertThat(message.getString("entry")).isNull();
        assertThat(message.getBytes("entry")).isNull();
        assertThat(message.getObject("entry")).isNull();
        assertThat(message.itemExists("entry")).isFalse();
    }

    @Test
    void nullIsAValue() throws JMSException {
        message.setString("text", null);
        message.setBytes("bytes", null);
        message.setObject("object", null);
        MapMessage received = deliver(message);
        assertThat(received.itemExists("text")).isTrue();
        assertThat(received.getString("text")).isNull();
        assertThat(received.getBytes("bytes")).isNull();
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> received.getChar("text"));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> received.getInt("text"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void namesMustNotBeNullOrEmpty(String name) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> message.setInt(name, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> message.setObject(name, "x"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> message.setBytes(name, new byte[1], 0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDE00", "\uDE00\uD83D"})
    void namesMustBeText(String name) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> message.setInt(name, 1))
                .withMessageContaining("surrogate");
    }

    @Test
    void anyOtherNameWillDo() throws JMSException {
        message.setInt("content-type \uD83D\uDE00\n", 1);
        assertThat(deliver(message).getInt("content-type \uD83D\uDE00\n")).isOne();
    }

    @Test
    void otherTypesAreRefused() {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.setObject("list", new ArrayList<>()))
                .withMessageContaining("'list'")
                .withMessageContaining("java.util.ArrayList");
    }

    @Test
    void bytesAreCopiedInAndOut() throws JMSException {
        byte[] bytes = {1, 2};
        message.setBytes("a", bytes);
        message.setObject("b", bytes);
        bytes[0] = 99;
        message.getBytes("a")[1] = 99;
        ((byte[]) message.getObject("b"))[1] = 99;
        assertThat(message.getBytes("a")).containsExactly(1, 2);
        assertThat(message.getBytes("b")).containsExactly(1, 2);
    }

    @Test
    void partOutsideTheArrayIsRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> message.setBytes("a", new byte[3], 2, 2));
    }

    @Test
    void receivedBodyIsReadOnlyUntilItIsCleared() throws JMSException {
        message.setInt("entry", 1);
        MapMessage received = deliver(message);
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> received.setInt("entry", 2));
        assertThat(received.getInt("entry")).isOne();
        received.clearBody();
        assertThat(received.getMapNames().hasMoreElements()).isFalse();
        assertThat(received.getString("entry")).isNull();
        received.setInt("other", 2);
        assertThat(deliver(received).getInt("other")).isEqualTo(2);
        assertThat(deliver(received).itemExists("entry")).isFalse();
    }

    @Test
    void emptyMapArrivesEmpty() throws JMSException {
        MapMessage received = deliver(message);
        assertThat(received.getMapNames().hasMoreElements()).isFalse();
        assertThat(received.getBody(Object.class)).isNull();
    }

    @Test
    void bodyIsStoredAsJson() throws JMSException {
        message.setString("customer", "Ann");
        message.setInt("pieces", 3);
        message.setLong("at", 5);
        MessageBody body = send(message).body();
        assertThat(body.type()).isEqualTo(BodyType.MAP);
        assertThat(body.text()).isEqualTo("{\"customer\":\"Ann\",\"pieces\":3,\"at\":{\"long\":5}}");
    }

    @Test
    void bodyThatCannotBeReadSaysSoWhenItIsRead() throws JMSException {
        StoredMessage stored = send(message).withBody(MessageBody.ofText(BodyType.MAP, "{\"good\":1,\"bad\":[1]}"));
        MapMessage received = (MapMessage) Post.receive(stored, 1);
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> received.getInt("good"))
                .withMessageContaining("'bad'");
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(MapMessage message) throws JMSException {
        return Collections.list(message.getMapNames());
    }

    private static void check(MapMessage message, ConversionTable.Cell cell) throws JMSException {
        if (cell.marked()) {
            assertThat(read(message, cell.to())).isEqualTo(cell.expected());
        } else {
            assertThatExceptionOfType(MessageFormatException.class)
                    .isThrownBy(() -> read(message, cell.to()))
                    .withMessageContaining("'entry'");
        }
    }

    private static Object read(MapMessage message, String type) throws JMSException {
        return switch (type) {
            case "boolean" -> message.getBoolean("entry");
            case "byte" -> message.getByte("entry");
            case "short" -> message.getShort("entry");
            case "char" -> message.getChar("entry");
            case "int" -> message.getInt("entry");
            case "long" -> message.getLong("entry");
            case "float" -> message.getFloat("entry");
            case "double" -> message.getDouble("entry");
            case "byte[]" -> message.getBytes("entry");
            default -> message.getString("entry");
        };
    }
}

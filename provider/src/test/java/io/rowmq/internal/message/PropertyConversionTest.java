package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 3.5.4 and 3.5.9. */
class PropertyConversionTest {

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#ofProperties")
    void followsTheTableBeforeTheSend(ConversionTable.Cell cell) throws JMSException {
        Message message = TRUSTING_NOBODY.newMessage();
        message.setObjectProperty("p", cell.value());
        check(message, cell);
    }

    @ParameterizedTest
    @MethodSource("io.rowmq.internal.message.ConversionTable#ofProperties")
    void followsTheTableAfterTheReceive(ConversionTable.Cell cell) throws JMSException {
        Message message = TRUSTING_NOBODY.newMessage();
        message.setObjectProperty("p", cell.value());
        check(deliver(message), cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "short", "int", "long"})
    void missingWholeNumberIsReadLikeNullText(String type) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> read(missing(), type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float", "double"})
    void missingFractionIsReadLikeNullText(String type) {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> read(missing(), type));
    }

    @Test
    void missingBooleanIsFalseAndMissingTextIsNull() throws JMSException {
        assertThat(missing().getBooleanProperty("p")).isFalse();
        assertThat(missing().getStringProperty("p")).isNull();
        assertThat(missing().getObjectProperty("p")).isNull();
        assertThat(missing().propertyExists("p")).isFalse();
    }

    @Test
    void propertySetToNullExistsAndReadsLikeAMissingOne() throws JMSException {
        Message message = TRUSTING_NOBODY.newMessage();
        message.setStringProperty("p", null);
        Message received = deliver(message);
        assertThat(received.propertyExists("p")).isTrue();
        assertThat(received.getObjectProperty("p")).isNull();
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> received.getIntProperty("p"));
    }

    @ParameterizedTest
    @CsvSource({"byte, 128", "short, 32768", "int, 2147483648", "long, 1x", "float, one", "double, ''"})
    void textThatIsNoSuchNumberIsRefused(String type, String text) throws JMSException {
        Message message = TRUSTING_NOBODY.newMessage();
        message.setStringProperty("p", text);
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> read(message, type));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "yes, false", "1, false"})
    void textIsTrueOnlyIfItSaysTrue(String text, boolean expected) throws JMSException {
        Message message = TRUSTING_NOBODY.newMessage();
        message.setStringProperty("p", text);
        assertThat(message.getBooleanProperty("p")).isEqualTo(expected);
    }

    private static Message missing() {
        return TRUSTING_NOBODY.newMessage();
    }

    private static void check(Message message, ConversionTable.Cell cell) throws JMSException {
        if (cell.marked()) {
            assertThat(read(message, cell.to())).isEqualTo(cell.expected());
        } else {
            assertThatExceptionOfType(MessageFormatException.class)
                    .isThrownBy(() -> read(message, cell.to()))
                    .withMessageContaining("'p'");
        }
    }

    private static Object read(Message message, String type) throws JMSException {
        return switch (type) {
            case "boolean" -> message.getBooleanProperty("p");
            case "byte" -> message.getByteProperty("p");
            case "short" -> message.getShortProperty("p");
            case "int" -> message.getIntProperty("p");
            case "long" -> message.getLongProperty("p");
            case "float" -> message.getFloatProperty("p");
            case "double" -> message.getDoubleProperty("p");
            default -> message.getStringProperty("p");
        };
    }
}

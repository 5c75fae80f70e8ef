package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.5: properties. */
class PropertyTest extends Specification {

    private Session session;
    private Message message;

    @BeforeEach
    void open() throws Exception {
        session = session();
        message = session.createTextMessage("body");
    }

    private Message sendAndReceive() throws Exception {
        session.createProducer(queue).send(message);
        return receive(session.createConsumer(queue));
    }

    static List<Arguments> conversions() {
        return Conversion.pairs(Conversion.PROPERTIES);
    }

    @ParameterizedTest
    @MethodSource("conversions")
    @Section("3.5.4")
    void conversionsFollowTheTable(Conversion written, Conversion read) throws Exception {
        Entries.setProperty(message, "p", written);
        check(message, written, read);
        check(sendAndReceive(), written, read);
    }

    private static void check(Message message, Conversion written, Conversion read) throws JMSException {
        if (written.readableAs(read)) {
            assertThat(Entries.getProperty(message, "p", read)).isEqualTo(written.sampleAs(read));
        } else {
            assertThatThrownBy(() -> Entries.getProperty(message, "p", read))
                    .isInstanceOf(MessageFormatException.class);
        }
    }

    @Test
    @Section("3.5.4")
    void aStringThatIsNoNumberGivesNumberFormatException() throws Exception {
        message.setStringProperty("p", "no number");
        Message received = sendAndReceive();
        for (Conversion number : Conversion.NUMBERS) {
            assertThatThrownBy(() -> Entries.getProperty(received, "p", number))
                    .as(number.name())
                    .isInstanceOf(NumberFormatException.class);
        }
        assertThat(received.getBooleanProperty("p")).isFalse();
    }

    @Test
    @Section("3.5.4")
    void aStringIsTrueInAnyCase() throws Exception {
        message.setStringProperty("p", "TrUe");
        assertThat(message.getBooleanProperty("p")).isTrue();
        assertThat(sendAndReceive().getBooleanProperty("p")).isTrue();
    }

    @Test
    @Section("3.5.8")
    void aPropertyThatIsNotThereIsLikeNull() throws Exception {
        message.setStringProperty("nothing", null);
        Message received = sendAndReceive();
        for (Message each : new Message[] {message, received}) {
            for (String property : new String[] {"nothing", "missing"}) {
                for (Conversion number : Set.of(Conversion.BYTE, Conversion.SHORT, Conversion.INT, Conversion.LONG)) {
                    assertThatThrownBy(() -> Entries.getProperty(each, property, number))
                            .as(number.name())
                            .isInstanceOf(NumberFormatException.class);
                }
                assertThatThrownBy(() -> each.getFloatProperty(property)).isInstanceOf(NullPointerException.class);
                assertThatThrownBy(() -> each.getDoubleProperty(property)).isInstanceOf(NullPointerException.class);
                assertThat(each.getBooleanProperty(property)).isFalse();
                assertThat(each.getStringProperty(property)).isNull();
                assertThat(each.getObjectProperty(property)).isNull();
            }
            assertThat(each.propertyExists("missing")).isFalse();
        }
    }

    @Test
    @Section("3.5.5")
    void objectsKeepTheirTypes() throws Exception {
        for (Conversion type : Conversion.PROPERTIES) {
            message.setObjectProperty("p" + type, type.sample());
        }
        Message received = sendAndReceive();
        for (Conversion type : Conversion.PROPERTIES) {
            assertThat(message.getObjectProperty("p" + type)).isEqualTo(type.sample());
            assertThat(received.getObjectProperty("p" + type)).isEqualTo(type.sample());
            assertThat(received.propertyExists("p" + type)).isTrue();
        }
    }

    @Test
    @Section("3.5.2")
    void extremeValuesSurvive() throws Exception {
        List<Object> values = List.of(
                Byte.MIN_VALUE,
                Short.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Float.MIN_VALUE,
                Float.NaN,
                Double.MAX_VALUE,
                -0.0,
                Double.NEGATIVE_INFINITY,
                "",
                "quotes \" ' \\ and \u0000 control \n\t, 漢字, 😀");
        for (int i = 0; i < values.size(); i++) {
            message.setObjectProperty("p" + i, values.get(i));
        }
        Message received = sendAndReceive();
        for (int i = 0; i < values.size(); i++) {
            assertThat(received.getObjectProperty("p" + i)).isEqualTo(values.get(i));
        }
    }

    @Test
    @Section("3.5.5")
    void objectsOfOtherClassesAreRefused() {
        assertThatThrownBy(() -> message.setObjectProperty("p", Instant.EPOCH))
                .isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> message.setObjectProperty("p", 'c')).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> message.setObjectProperty("p", new byte[1]))
                .isInstanceOf(MessageFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1st",
                "with space",
                "a-b",
                "NULL",
                "TRUE",
                "false",
                "NOT",
                "AND",
                "or",
                "BETWEEN",
                "LIKE",
                "IN",
                "IS",
                "ESCAPE"
            })
    @Section("3.5.1")
    void aNameThatIsNoIdentifierIsRefused(String illegal) {
        for (Conversion type : Conversion.PROPERTIES) {
            assertThatThrownBy(() -> Entries.setProperty(message, illegal, type))
                    .isInstanceOfAny(IllegalArgumentException.class, JMSException.class);
        }
    }

    @Test
    @Section("API")
    void anEmptyOrMissingNameIsAnIllegalArgument() {
        for (String illegal : new String[] {"", null}) {
            assertThatThrownBy(() -> message.setObjectProperty(illegal, 1))
                    .isInstanceOf(IllegalArgumentException.class);
            for (Conversion type : Conversion.PROPERTIES) {
                assertThatThrownBy(() -> Entries.setProperty(message, illegal, type))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_a", "$b", "ключ", "a1", "nullable", "Infinity", "aVery_long$Name9"})
    @Section("3.5.1")
    void aNameIsAnyIdentifier(String legal) throws Exception {
        message.setIntProperty(legal, 1);
        assertThat(sendAndReceive().getIntProperty(legal)).isEqualTo(1);
    }

    @Test
    @Section("3.5.6")
    void namesAreThoseOfThePropertiesOnly() throws Exception {
        message.setIntProperty("a", 1);
        message.setIntProperty("b", 2);
        message.setJMSCorrelationID("c");
        message.setJMSType("t");
        assertThat(list(message.getPropertyNames())).asString().contains("a", "b");
        List<?> names = list(sendAndReceive().getPropertyNames());
        assertThat(names.stream().map(String.class::cast).filter(each -> !each.startsWith("JMSX")))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @Section("3.5.7")
    void clearingPropertiesKeepsTheBody() throws Exception {
        message.setIntProperty("p", 1);
        Message received = sendAndReceive();
        received.clearProperties();
        assertThat(received.propertyExists("p")).isFalse();
        assertThat(list(received.getPropertyNames())).isEmpty();
        assertThat(received.getBody(String.class)).isEqualTo("body");
        received.setStringProperty("new", "value");
        assertThat(received.getStringProperty("new")).isEqualTo("value");
    }

    @Test
    @Section("3.5.3")
    void receivedPropertiesAreReadOnly() throws Exception {
        message.setIntProperty("p", 1);
        Message received = sendAndReceive();
        for (Conversion type : Conversion.PROPERTIES) {
            assertThatThrownBy(() -> Entries.setProperty(received, "p", type))
                    .isInstanceOf(MessageNotWriteableException.class);
        }
        assertThatThrownBy(() -> received.setObjectProperty("p", 2)).isInstanceOf(MessageNotWriteableException.class);
        assertThat(received.getIntProperty("p")).isEqualTo(1);
    }

    @Test
    @Section("3.5.9")
    void groupPropertiesAreTheClients() throws Exception {
        message.setStringProperty("JMSXGroupID", "group");
        message.setIntProperty("JMSXGroupSeq", 3);
        Message received = sendAndReceive();
        assertThat(received.getStringProperty("JMSXGroupID")).isEqualTo("group");
        assertThat(received.getIntProperty("JMSXGroupSeq")).isEqualTo(3);
    }
}

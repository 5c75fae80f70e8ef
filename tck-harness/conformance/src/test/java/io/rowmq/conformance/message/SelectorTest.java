package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Section 3.8.1: what selectors mean. A condition is true, false or unknown; a selector matches when it is true, and so
 * a condition's value shows in whether it and its negation match.
 */
class SelectorTest extends Specification {

    private Session session;

    @BeforeEach
    void sendOne() throws Exception {
        session = session();
        Message message = session.createTextMessage("text");
        message.setIntProperty("i", 5);
        message.setByteProperty("b", (byte) 5);
        message.setShortProperty("sh", (short) 300);
        message.setLongProperty("l", Long.MAX_VALUE);
        message.setFloatProperty("f", 1.5f);
        message.setDoubleProperty("d", 2.5);
        message.setStringProperty("s", "abc");
        message.setStringProperty("quote", "it's");
        message.setStringProperty("empty", "");
        message.setStringProperty("two", "2");
        message.setStringProperty("nothing", null);
        message.setStringProperty("underscored", "_foo");
        message.setStringProperty("percent", "100%");
        message.setStringProperty("lines", "first\nsecond");
        message.setBooleanProperty("t", true);
        message.setBooleanProperty("no", false);
        message.setBooleanProperty("_$id", true);
        message.setStringProperty("JMSXGroupID", "group");
        message.setJMSType("car");
        message.setJMSCorrelationID("cid");
        session.createProducer(queue).send(message, DeliveryMode.NON_PERSISTENT, 7, 0);
    }

    private boolean matches(String selector) throws JMSException {
        try (QueueBrowser browser = session.createBrowser(queue, selector)) {
            return browser.getEnumeration().hasMoreElements();
        }
    }

    private void assertTrue(String condition) throws JMSException {
        assertThat(matches(condition)).as(condition).isTrue();
        assertThat(matches("NOT (" + condition + ")"))
                .as("NOT (" + condition + ")")
                .isFalse();
    }

    private void assertFalse(String condition) throws JMSException {
        assertThat(matches(condition)).as(condition).isFalse();
        assertThat(matches("NOT (" + condition + ")"))
                .as("NOT (" + condition + ")")
                .isTrue();
    }

    private void assertUnknown(String condition) throws JMSException {
        assertThat(matches(condition)).as(condition).isFalse();
        assertThat(matches("NOT (" + condition + ")"))
                .as("NOT (" + condition + ")")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i = 5",
                "i <> 6",
                "i > 4",
                "i >= 5",
                "i < 6",
                "i <= 5",
                "b = 5",
                "sh = 300",
                "i = 5.0",
                "d > 2",
                "d = 2.5",
                "f = 1.5",
                "l = 9223372036854775807",
                "i = b",
                "d > i - 3",
                "5 = i",
                "-i = -5",
                "+i = +5",
                "i = -(-5)",
                "i > -957",
                "7. > i",
                "i < 7E3",
                "i > -57.9E2",
                "i < 1e1",
                "d = 25e-1",
                "d = .25E1",
                "i = 0x5",
                "i = 5L",
                "i = 05"
            })
    @Section("3.8.1.1")
    void numbersCompareByValue(String condition) throws Exception {
        assertTrue(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i = 6", "i <> 5", "i > 5", "i >= 6", "i < 5", "i <= 4", "d = 2", "i = 5.1", "f > 1.5", "l < 0"})
    @Section("3.8.1.1")
    void numbersThatDiffer(String condition) throws Exception {
        assertFalse(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i + 1 = 6",
                "i - 1 = 4",
                "i * 2 = 10",
                "i / 2 = 2",
                "i / 2.0 = 2.5",
                "i + 2 * 3 = 11",
                "(i + 2) * 3 = 21",
                "i - 2 - 1 = 2",
                "20 / i / 2 = 2",
                "d + f = 4.0",
                "i + d = 7.5",
                "l + 1 < 0",
                "l + 1 = -9223372036854775808",
                "i + 2147483647 < 0",
                "i + 2147483648 > 0",
                "i * 1e308 * 10 > 1.7976931348623157e308",
                "-i + 5 = 0",
                "i * -1 = -5",
                "i / -2 = -2"
            })
    @Section("3.8.1.1")
    void arithmeticPromotesAsInJava(String condition) throws Exception {
        assertTrue(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s = 'abc'",
                "s <> 'ABC'",
                "s <> 'abd'",
                "quote = 'it''s'",
                "empty = ''",
                "t = TRUE",
                "no = false",
                "t <> no",
                "t",
                "NOT no",
                "TRUE",
                "t = tRuE",
                "_$id",
                "lines = 'first\nsecond'"
            })
    @Section("3.8.1.1")
    void stringsAndBooleansCompareByEquality(String condition) throws Exception {
        assertTrue(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s = 'ABC'", "s <> 'abc'", "s = 'abc '", "t = FALSE", "no", "NOT t", "FALSE", "t <> true"})
    @Section("3.8.1.1")
    void stringsAndBooleansThatDiffer(String condition) throws Exception {
        assertFalse(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s = 5",
                "s > 1",
                "two > 1",
                "two = 2",
                "two + 1 = 3",
                "t = 'true'",
                "t = 1",
                "i = '5'",
                "s > 'abb'",
                "t > FALSE",
                "i = TRUE",
                "i LIKE '5'",
                "i IN ('5')",
                "i BETWEEN 'a' AND 'b'"
            })
    @Section("3.8.1.1")
    void unlikeTypesDoNotMatch(String condition) throws Exception {
        boolean matches;
        try {
            matches = matches(condition);
        } catch (InvalidSelectorException e) {
            matches = false; // semantic checking at the time a selector is presented is allowed
        }
        assertThat(matches).as(condition).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i / 0 = 1", "1 / (i - 5) > 0", "i = 1 / 0"})
    @Section("3.8.1.1")
    void aDivisionByZeroMatchesNothing(String condition) throws Exception {
        assertThat(matches(condition)).as(condition).isFalse();
        assertThat(matches("i = 5")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i BETWEEN 5 AND 5",
                "i BETWEEN 1 AND 9",
                "i NOT BETWEEN 6 AND 9",
                "i NOT BETWEEN 9 AND 1",
                "d BETWEEN 2 AND 3",
                "i + 1 BETWEEN 6 AND 2 * 3",
                "s IN ('x', 'abc')",
                "s IN ('abc')",
                "s NOT IN ('x', 'y')",
                "quote IN ('it''s')",
                "empty IN ('')",
                "s not in ('x')",
                "i between 4.9 and 5.1"
            })
    @Section("3.8.1.1")
    void rangesAndLists(String condition) throws Exception {
        assertTrue(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i BETWEEN 6 AND 9",
                "i NOT BETWEEN 1 AND 9",
                "i BETWEEN 9 AND 1",
                "s IN ('x', 'y')",
                "s NOT IN ('abc', 'y')",
                "s IN ('ABC')"
            })
    @Section("3.8.1.1")
    void rangesAndListsThatDoNotHold(String condition) throws Exception {
        assertFalse(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s LIKE 'abc'",
                "s LIKE 'a%'",
                "s LIKE '%c'",
                "s LIKE '%b%'",
                "s LIKE 'a_c'",
                "s LIKE '___'",
                "s LIKE '%'",
                "s LIKE 'a%c'",
                "s LIKE '%%abc%%'",
                "s NOT LIKE 'b%'",
                "s NOT LIKE '__'",
                "empty LIKE '%'",
                "empty LIKE ''",
                "underscored LIKE '\\_%' ESCAPE '\\'",
                "underscored LIKE '!_foo' ESCAPE '!'",
                "percent LIKE '100!%' ESCAPE '!'",
                "percent LIKE '%%'",
                "s NOT LIKE '!_%' ESCAPE '!'",
                "s NOT LIKE 'a.c'",
                "s NOT LIKE '[a-c]*'",
                "quote LIKE 'it''_'",
                "lines LIKE 'first%'",
                "lines LIKE '%_second'",
                "s LIKE 'a_c' ESCAPE '!'",
                "s like 'ab%'"
            })
    @Section("3.8.1.1")
    void patterns(String condition) throws Exception {
        assertTrue(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s LIKE 'ABC'",
                "s LIKE 'ab'",
                "s LIKE 'bc'",
                "s LIKE '____'",
                "s LIKE 'a_bc'",
                "s NOT LIKE 'a%'",
                "empty LIKE '_'",
                "s LIKE '\\_%' ESCAPE '\\'",
                "percent LIKE '!%' ESCAPE '!'",
                "s LIKE ''"
            })
    @Section("3.8.1.1")
    void patternsThatDoNotHold(String condition) throws Exception {
        assertFalse(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing = 1",
                "missing <> 1",
                "missing = missing",
                "missing > 1",
                "missing = 'x'",
                "nothing = 'x'",
                "missing",
                "missing = TRUE",
                "missing + 1 = 2",
                "-missing = 1",
                "i = missing",
                "missing BETWEEN 1 AND 2",
                "missing NOT BETWEEN 1 AND 2",
                "i BETWEEN missing AND 9",
                "missing IN ('a')",
                "missing NOT IN ('a')",
                "missing LIKE '%'",
                "missing NOT LIKE '%'",
                "JMSX_missing = 1",
                "JMS_Vendor_x = 'y'",
                "S = 'abc'",
                "missing = 1 AND t",
                "t AND missing = 1",
                "missing = 1 AND missing = 2",
                "missing = 1 OR no",
                "no OR missing = 1",
                "missing = 1 OR missing = 2",
                "NOT (missing = 1)"
            })
    @Section("3.8.1.2")
    void nullMakesAConditionUnknown(String condition) throws Exception {
        assertUnknown(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing IS NULL",
                "nothing IS NULL",
                "s IS NOT NULL",
                "empty IS NOT NULL",
                "missing = 1 OR t",
                "t OR missing = 1",
                "JMSType IS NOT NULL",
                "i is not null",
                "no IS NOT NULL",
                "missing IS NULL AND s IS NOT NULL"
            })
    @Section("3.8.1.2")
    void nullIsTestedFor(String condition) throws Exception {
        assertTrue(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing IS NOT NULL", "s IS NULL", "missing = 1 AND no", "no AND missing = 1"})
    @Section("3.8.1.2")
    void falseWinsOverUnknown(String condition) throws Exception {
        assertFalse(condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JMSDeliveryMode = 'NON_PERSISTENT' | true",
                "JMSDeliveryMode = 'PERSISTENT' | false",
                "JMSPriority = 7 | true",
                "JMSPriority > 7 | false",
                "JMSType = 'car' | true",
                "JMSType LIKE 'c%' | true",
                "JMSType IN ('bus') | false",
                "JMSCorrelationID = 'cid' | true",
                "JMSCorrelationID <> 'cid' | false",
                "JMSTimestamp > 1000 | true",
                "JMSTimestamp < 1000 | false",
                "JMSMessageID LIKE 'ID:%' | true",
                "JMSMessageID = 'ID:none' | false",
                "JMSXGroupID = 'group' | true"
            })
    @Section("3.8.1.1")
    void headersCanBeSelected(String condition, boolean expected) throws Exception {
        assertThat(matches(condition)).as(condition).isEqualTo(expected);
    }

    @Test
    @Section("3.8.1.1")
    void headersThatAreNullAreUnknown() throws Exception {
        drain(queue);
        send(queue, "plain");
        assertUnknown("JMSType = 'car'");
        assertUnknown("JMSCorrelationID <> 'cid'");
        assertTrue("JMSType IS NULL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t OR no AND no",
                "NOT no AND t",
                "no AND no OR t",
                "NOT no OR t AND no",
                "(t OR no) AND NOT (no)",
                "i = 5 AND s = 'abc' OR no",
                "i = 1 + 2 * 2 AND t",
                "\ti\n=\f5\rAND (((t)))",
                "NOT NOT t",
                "i=5 AND t",
                "JMSType = 'car' AND s = 'abc' AND i > 2.5"
            })
    @Section("3.8.1.1")
    void precedenceIsNotThenAndThenOr(String condition) throws Exception {
        assertTrue(condition);
    }

    @Test
    @Section("3.8.1.1")
    void longListsAndDeepNestingAreAccepted() throws Exception {
        String list = IntStream.range(0, 3_000).mapToObj(n -> "'v" + n + "'").collect(Collectors.joining(","));
        assertTrue("s IN (" + list + ",'abc')");
        assertFalse("s IN (" + list + ")");
        assertTrue("(".repeat(100) + "i = 5" + ")".repeat(100));
        assertTrue(IntStream.range(100, 600).mapToObj(n -> "i <> " + n).collect(Collectors.joining(" AND ")));
        assertFalse(IntStream.range(100, 600).mapToObj(n -> "i = " + n).collect(Collectors.joining(" OR ")));
    }

    @Test
    @Section("3.8.1.1")
    void anEmptySelectorIsNone() throws Exception {
        MessageConsumer consumer = session.createConsumer(queue, "");
        assertThat(consumer.getMessageSelector()).isNull();
        assertThat(receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Section("3.8.1")
    void consumersOfQueuesAndTopicsGetOnlyWhatTheySelect() throws Exception {
        Connection connection = connect();
        connection.start();
        Session own = connection.createSession();
        MessageConsumer onTopic = own.createConsumer(topic, "n > 1");
        for (int n = 1; n <= 3; n++) {
            Message message = own.createTextMessage("n" + n);
            message.setIntProperty("n", n);
            own.createProducer(queue).send(message);
            own.createProducer(topic).send(message);
        }
        MessageConsumer onQueue = own.createConsumer(queue, "n = 2");
        assertThat(onQueue.getMessageSelector()).isEqualTo("n = 2");
        assertThat(receiveText(onQueue)).isEqualTo("n2");
        assertNothing(onQueue);
        assertThat(receiveTexts(onTopic, 2)).containsExactly("n2", "n3");
        assertNothing(onTopic);
        assertThat(drain(queue)).contains("n1", "n3").doesNotContain("n2");
    }
}

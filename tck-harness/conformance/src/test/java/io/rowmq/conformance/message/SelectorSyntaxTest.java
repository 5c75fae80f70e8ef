package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.8.1.1: a selector is checked when it is presented, by every method that takes one. */
@Section("3.8.1.1")
class SelectorSyntaxTest extends Specification {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "a =",
                "= 1",
                "a = 'x",
                "a = x'",
                "a = 1 AND",
                "OR a = 1",
                "(a = 1",
                "a = 1)",
                "a IN ()",
                "a IN ('x'",
                "a IN 'x'",
                "a IN (1, 2)",
                "a IN ('x',)",
                "a IN (b)",
                "a LIKE 5",
                "a LIKE b",
                "a LIKE 'x' ESCAPE 'xy'",
                "a LIKE 'x' ESCAPE ''",
                "a LIKE 'x' ESCAPE 5",
                "a LIKE 'x' ESCAPE",
                "NULL = 1",
                "a = NULL",
                "a IS 5",
                "a IS NOT",
                "a = 1 2",
                "AND",
                "NOT",
                "a BETWEEN 1",
                "a BETWEEN 1 AND",
                "a NOT 5",
                "a ESCAPE 'x'",
                "a == 1",
                "a != 1",
                "a = \"x\"",
                "a = 1; DROP",
                "a = #",
                "1 +",
                "a + ",
                "'x' IN ('x')",
                "'x' LIKE 'x'",
                "1 IS NULL",
                "BETWEEN 1 AND 2",
                "a = 1 = 2 =",
                "this is not a selector",
                "=TEST 'test'",
                "a < > 1",
                "a = 9223372036854775808",
                "a = -9223372036854775809",
                "a = 99999999999999999999",
                "a = 1e400",
                "a = 1e39F"
            })
    void aSelectorWithoutSenseIsRefused(String selector) throws Exception {
        assertThatThrownBy(() -> session().createConsumer(queue, selector))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining(selector.length() > 5 ? selector.substring(0, 5) : selector);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "TRUE",
                "NOT a",
                "a = b",
                "a <> 'x'",
                "a IS NULL",
                "order_$1 = 1",
                "nullable = 1",
                "likeness LIKE 'x'",
                "inside IN ('x')",
                "(((a)))",
                "a = -1",
                "a = - 1",
                "a=1 AND b=2",
                "a IN('x')",
                "a NOT LIKE '%' ESCAPE '%'",
                "a BETWEEN b AND c",
                "1 BETWEEN 0 AND 2",
                "a = 1 OR b = 2 AND NOT c = 3",
                "JMSXGroupID = 'x'",
                "JMS_Vendor_p IS NULL",
                "a > 1.5E-10 AND a < 2D",
                "a = -9223372036854775808",
                "a = 2147483648"
            })
    void aSelectorWithSenseIsTaken(String selector) throws Exception {
        assertThat(session().createConsumer(queue, selector).getMessageSelector())
                .isEqualTo(selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=TEST 'test'", "a IN ("})
    void everyMethodOfASessionChecks(String selector) throws Exception {
        Session session = connect(name).createSession();
        assertThatThrownBy(() -> session.createBrowser(queue, selector)).isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createConsumer(topic, selector)).isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createConsumer(topic, selector, true))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createSharedConsumer(topic, "s", selector))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "s", selector, false))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createDurableSubscriber(topic, "s", selector, false))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "s", selector))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=TEST 'test'", "a IN ("})
    void everyMethodOfAContextChecks(String selector) {
        JMSContext context = context(name);
        assertThatThrownBy(() -> context.createBrowser(queue, selector))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(queue, selector))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(topic, selector, true))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createSharedConsumer(topic, "s", selector))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createDurableConsumer(topic, "s", selector, false))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createSharedDurableConsumer(topic, "s", selector))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
    }
}

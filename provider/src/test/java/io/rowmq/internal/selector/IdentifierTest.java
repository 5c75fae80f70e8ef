package io.rowmq.internal.selector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidSelectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.8.1.1: names of header fields and properties. */
class IdentifierTest {

    @ParameterizedTest
    @ValueSource(strings = {"$a", "_", "a1", "größe", "ключ", "名前", "𝒳", "ıs", "NULLs", "trueX", "iſ", "XPATH"})
    void namesFollowTheRulesOfJava(String name) throws InvalidSelectorException {
        Example.with(name, 1).isSelectedBy(name + "=1");
    }

    @Test
    void namesAreCaseSensitive() throws InvalidSelectorException {
        Example.with("myProp", true).and("MYpROP", false).isSelectedBy("myProp = TRUE AND MYpROP = FALSE");
        Example.with("myprop", true).is(Truth.UNKNOWN, "myProp");
    }

    @Test
    void keywordsAreNotCaseSensitive() throws InvalidSelectorException {
        Example.with("b", "foo_test")
                .and("c", "a")
                .and("d", 20)
                .and("e", true)
                .isSelectedBy("a is null and b like 'fooG_%' escape 'G' And c iN ('a', 'b') aND d Not Between 0 and 10"
                        + " and (e or False)");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\f", "\n", "\r", "\r\n", "  \t "})
    void whitespaceIsThatOfJava(String space) throws InvalidSelectorException {
        Example.message().type("foo").isSelectedBy(space + "JMSType" + space + "=" + space + "'foo'" + space);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2003", "\u000b", "\u2028"})
    void otherSpacesAreErrors(String space) {
        assertThatThrownBy(() -> Selectors.parse("a" + space + "= 1")).isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void deliveryModeIsAWord() throws InvalidSelectorException {
        Example.message().isSelectedBy("JMSDeliveryMode = 'PERSISTENT'");
        Example.message().nonPersistent().isSelectedBy("JMSDeliveryMode = 'NON_PERSISTENT'");
        Example.message().is(Truth.FALSE, "JMSDeliveryMode = 2");
    }

    @Test
    void theHeaderFieldsCanBeSelected() throws InvalidSelectorException {
        Example message = Example.message().priority(9).type("car").correlationId("c-1");

        message.isSelectedBy("JMSPriority = 9");
        message.isSelectedBy("JMSMessageID = 'ID:7'");
        message.isSelectedBy("JMSTimestamp = 1700000000000");
        message.isSelectedBy("JMSCorrelationID = 'c-1'");
        message.isSelectedBy("JMSType LIKE 'c_r'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMSType", "JMSCorrelationID", "JMSXGroupID", "JMS_Vendor", "anything"})
    void whatAMessageDoesNotHaveIsNull(String name) throws InvalidSelectorException {
        Example.message().isSelectedBy(name + " IS NULL");
        Example.message().is(Truth.UNKNOWN, name + " = 'x'");
    }

    @Test
    void definedAndVendorPropertiesCanBeSelected() throws InvalidSelectorException {
        Example.with("JMSXGroupID", "g").and("JMS_RowMQ_X", 1).isSelectedBy("JMSXGroupID = 'g' AND JMS_RowMQ_X = 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JMSDestination",
                "JMSReplyTo",
                "JMSExpiration",
                "JMSRedelivered",
                "JMSDeliveryTime",
                "JMS",
                "JMSFoo"
            })
    void otherHeaderFieldsAreErrors(String name) {
        assertThatThrownBy(() -> Selectors.parse(name + " IS NULL"))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining(name);
    }
}

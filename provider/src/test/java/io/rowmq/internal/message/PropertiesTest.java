package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.receive;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.5. */
class PropertiesTest {

    private final Message message = TRUSTING_NOBODY.newMessage();

    @Test
    void valuesKeepTheirTypes() throws JMSException {
        message.setBooleanProperty("a", true);
        message.setByteProperty("b", (byte) 1);
        message.setShortProperty("c", (short) 2);
        message.setIntProperty("d", 3);
        message.setLongProperty("e", 4);
        message.setFloatProperty("f", 5);
        message.setDoubleProperty("g", 6);
        message.setStringProperty("h", "7");
        Message received = deliver(message);
        assertThat(List.of("a", "b", "c", "d", "e", "f", "g", "h"))
                .extracting(received::getObjectProperty)
                .containsExactly(true, (byte) 1, (short) 2, 3, 4L, 5f, 6d, "7");
    }

    @Test
    void otherTypesAreRefused() {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.setObjectProperty("list", new ArrayList<>()))
                .withMessageContaining("'list'")
                .withMessageContaining("java.util.ArrayList");
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.setObjectProperty("char", 'c'));
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> message.setObjectProperty("bytes", new byte[1]));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "1st",
                "content-type",
                "a b",
                "a.b",
                " a",
                "NULL",
                "true",
                "False",
                "not",
                "AND",
                "or",
                "between",
                "LIKE",
                "in",
                "is",
                "escape"
            })
    void namesThatSelectorsCannotUseAreRefused(String name) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> message.setStringProperty(name, "x"))
                .withMessageContaining("property");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "_a1", "$price", "größe", "JMSXGroupID", "JMS_RowMQ_DeduplicationId", "nullable", "𝒳"})
    void identifiersAreAccepted(String name) throws JMSException {
        message.setStringProperty(name, "x");
        assertThat(deliver(message).getStringProperty(name)).isEqualTo("x");
    }

    @Test
    void propertiesOfAReceivedMessageAreReadOnly() throws JMSException {
        message.setIntProperty("p", 1);
        Message received = deliver(message);
        assertThatExceptionOfType(MessageNotWriteableException.class)
                .isThrownBy(() -> received.setIntProperty("p", 2))
                .withMessageContaining("clearProperties()");
        assertThat(received.getIntProperty("p")).isOne();
    }

    @Test
    void emptyNameIsRefusedOnAReceivedMessageToo() throws JMSException {
        Message received = deliver(message);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> received.setIntProperty("", 2));
    }

    @Test
    void clearedPropertiesCanBeSetAgainAndTheBodyStays() throws JMSException {
        TextMessage text = TRUSTING_NOBODY.newTextMessage("body");
        text.setIntProperty("p", 1);
        TextMessage received = deliver(text);
        received.clearProperties();
        assertThat(names(received)).isEmpty();
        assertThat(received.propertyExists("p")).isFalse();
        received.setStringProperty("q", "new");
        assertThat(names(received)).containsExactly("q");
        assertThat(received.getText()).isEqualTo("body");
        assertThatExceptionOfType(MessageNotWriteableException.class).isThrownBy(() -> received.setText("other"));
    }

    @Test
    void clearingOneDeliveryLeavesTheStoredMessageAsItWas() throws JMSException {
        message.setIntProperty("p", 1);
        StoredMessage stored = send(message);
        Message first = receive(stored, 1);
        first.clearProperties();
        first.setIntProperty("p", 99);
        assertThat(receive(stored, 2).getIntProperty("p")).isOne();
    }

    @Test
    void deliveryCountIsAPropertyOfReceivedMessagesOnly() throws JMSException {
        assertThat(message.propertyExists("JMSXDeliveryCount")).isFalse();
        Message received = receive(send(message), 3);
        assertThat(names(received)).containsExactly("JMSXDeliveryCount");
        assertThat(received.propertyExists("JMSXDeliveryCount")).isTrue();
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(3);
        assertThat(received.getStringProperty("JMSXDeliveryCount")).isEqualTo("3");
        assertThat(received.getObjectProperty("JMSXDeliveryCount")).isEqualTo(3);
    }

    @Test
    void timeOfReceiptIsGivenWhereItIsKnown() throws JMSException {
        Delivery delivery = new Delivery(1, 1_234, Post.ORDERS, null, Acknowledger.NONE);
        Message received = TRUSTING_NOBODY.received(send(message), delivery);
        assertThat(received.getLongProperty("JMSXRcvTimestamp")).isEqualTo(1_234);
        assertThat(names(received)).containsExactly("JMSXDeliveryCount", "JMSXRcvTimestamp");
    }

    @Test
    void whatProvidersSetIsNotSentOn() throws JMSException {
        message.setIntProperty("JMSXDeliveryCount", 17);
        message.setStringProperty("JMSXUserID", "somebody");
        message.setStringProperty("JMSXGroupID", "group");
        message.setIntProperty("JMSXGroupSeq", 1);
        assertThat(send(message).properties()).containsOnlyKeys("JMSXGroupID", "JMSXGroupSeq");
        assertThat(deliver(message).getIntProperty("JMSXDeliveryCount")).isOne();
    }

    @Test
    void forwardedMessageCountsItsOwnDeliveries() throws JMSException {
        message.setIntProperty("p", 1);
        Message received = receive(send(message), 5);
        assertThat(send(received).properties()).containsOnlyKeys("p");
    }

    @Test
    void allPropertiesOfAReceivedMessageCanBeCopiedToANewOne() throws JMSException {
        message.setIntProperty("p", 1);
        Message received = receive(send(message), 2);
        Message copy = TRUSTING_NOBODY.newMessage();
        for (String name : names(received)) {
            copy.setObjectProperty(name, received.getObjectProperty(name));
        }
        assertThat(send(copy).properties()).containsOnlyKeys("p");
    }

    @Test
    void storedPropertiesCannotBeChanged() throws JMSException {
        message.setIntProperty("p", 1);
        StoredMessage stored = send(message);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> stored.properties().put("q", 2));
        message.setIntProperty("p", 2);
        assertThat(stored.properties()).containsEntry("p", 1);
    }

    @Test
    void namesCanBeIteratedWhilePropertiesAreSet() throws JMSException {
        message.setIntProperty("p", 1);
        message.setIntProperty("q", 2);
        for (String name : names(message)) {
            message.setIntProperty(name + "2", 3);
        }
        assertThat(names(message)).containsExactly("p", "q", "p2", "q2");
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Message message) throws JMSException {
        return Collections.list(message.getPropertyNames());
    }
}

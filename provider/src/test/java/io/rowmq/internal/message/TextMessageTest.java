package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static io.rowmq.internal.message.Post.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.spi.BodyType;
import jakarta.jms.JMSException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessageTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "text", "\u0000\uD83D\uDE00\uD83D"})
    void textArrivesAsItWasSet(String text) throws JMSException {
        assertThat(deliver(TRUSTING_NOBODY.newTextMessage(text)).getText()).isEqualTo(text);
    }

    @Test
    void textIsStoredAsItIs() throws JMSException {
        assertThat(send(TRUSTING_NOBODY.newTextMessage("{\"a\":1}")).body()).satisfies(body -> {
            assertThat(body.type()).isEqualTo(BodyType.TEXT);
            assertThat(body.text()).isEqualTo("{\"a\":1}");
        });
    }

    @Test
    void receivedTextIsReadOnlyUntilTheBodyIsCleared() throws JMSException {
        TextMessage sent = TRUSTING_NOBODY.newTextMessage("text");
        sent.setIntProperty("p", 1);
        TextMessage received = deliver(sent);
        assertThatExceptionOfType(MessageNotWriteableException.class)
                .isThrownBy(() -> received.setText("other"))
                .withMessageContaining("clearBody()");
        assertThat(received.getText()).isEqualTo("text");
        received.clearBody();
        assertThat(received.getText()).isNull();
        assertThat(received.getIntProperty("p")).isOne();
        received.setText("other");
        assertThat(received.getText()).isEqualTo("other");
    }
}

package io.rowmq.conformance.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3.11: text messages, and messages without a body. */
@Section("3.11")
class TextBodyTest extends Specification {

    private Session session;

    @BeforeEach
    void open() throws Exception {
        session = session();
    }

    private Message sendAndReceive(Message message) throws Exception {
        session.createProducer(queue).send(message);
        return receive(session.createConsumer(queue));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "line\r\nline\ttab",
                "\u0000\u0001",
                "äöü ß 漢字 😀 \uFEFF",
                "{\"json\": true}",
                "<xml/>",
                "'; DROP TABLE x; --"
            })
    void textArrivesAsItWasSent(String text) throws Exception {
        TextMessage received = (TextMessage) sendAndReceive(session.createTextMessage(text));
        assertThat(received.getText()).isEqualTo(text);
    }

    @Test
    void textWithoutItsPairOfSurrogatesArrivesOrIsRefusedButNeverChanged() throws Exception {
        String text = "half \uD83D pair";
        TextMessage message = session.createTextMessage(text);
        try {
            session.createProducer(queue).send(message);
        } catch (jakarta.jms.JMSException e) {
            assertThat(drain(queue)).isEmpty();
            return;
        }
        assertThat(((TextMessage) receive(session.createConsumer(queue))).getText())
                .isEqualTo(text);
    }

    @Test
    void longTextArrives() throws Exception {
        String text = "0123456789 äöü 😀".repeat(100_000);
        TextMessage received = (TextMessage) sendAndReceive(session.createTextMessage(text));
        assertThat(received.getText().equals(text)).as("the same text").isTrue();
    }

    @Test
    void aNewTextMessageHasNoText() throws Exception {
        assertThat(session.createTextMessage().getText()).isNull();
        assertThat(((TextMessage) sendAndReceive(session.createTextMessage())).getText())
                .isNull();
    }

    @Test
    void everyTypeArrivesAsItself() throws Exception {
        MessageConsumer consumer = session.createConsumer(queue);
        Message[] messages = {
            session.createTextMessage("t"),
            session.createBytesMessage(),
            session.createMapMessage(),
            session.createStreamMessage(),
            session.createObjectMessage("o")
        };
        Class<?>[] types = {
            TextMessage.class,
            jakarta.jms.BytesMessage.class,
            jakarta.jms.MapMessage.class,
            jakarta.jms.StreamMessage.class,
            jakarta.jms.ObjectMessage.class
        };
        for (int i = 0; i < messages.length; i++) {
            session.createProducer(queue).send(messages[i]);
            assertThat(receive(consumer)).isInstanceOf(types[i]);
        }
        session.createProducer(queue).send(session.createMessage());
        Message plain = receive(consumer);
        for (Class<?> type : types) {
            assertThat(plain).isNotInstanceOf(type);
        }
    }

    @Test
    @Section("3.11.1")
    void aPlainMessageHasNoBodyToClear() throws Exception {
        Message message = session.createMessage();
        message.setIntProperty("p", 1);
        message.clearBody();
        Message received = sendAndReceive(message);
        assertThat(received.getIntProperty("p")).isEqualTo(1);
    }
}

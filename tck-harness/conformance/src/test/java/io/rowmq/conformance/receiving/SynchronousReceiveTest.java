package io.rowmq.conformance.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Background;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Session;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 8.5 and 8.6: receiving messages, and their bodies alone. */
class SynchronousReceiveTest extends Specification {

    private JMSContext sender;

    @BeforeEach
    void open() {
        sender = context();
    }

    @Test
    @Section("8.5")
    void everyFormOfReceiveReceives() throws Exception {
        send(queue, "one", "two", "three", "four");
        MessageConsumer consumer = session().createConsumer(queue);
        assertThat(consumer.receive().getBody(String.class)).isEqualTo("one");
        assertThat(consumer.receive(PATIENCE.toMillis()).getBody(String.class)).isEqualTo("two");
        assertThat(consumer.receiveNoWait().getBody(String.class)).isEqualTo("three");
        assertThat(consumer.receive(0).getBody(String.class)).isEqualTo("four");
        assertThat(consumer.receive(1)).isNull();
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    @Section("8.5")
    void aTimeoutOfZeroWaitsForEver() throws Exception {
        MessageConsumer consumer = session().createConsumer(queue);
        Background<Message> waiting =
                Background.start(() -> consumer.receive(0)).awaitBlocked();
        send(queue, "text");
        assertThat(waiting.result().getBody(String.class)).isEqualTo("text");
    }

    @Test
    @Section("8.5")
    void aContextsConsumerReceives() throws Exception {
        sender.createProducer().send(queue, "one").send(queue, "two").send(queue, "three");
        JMSConsumer consumer = context().createConsumer(queue, "a IS NULL");
        assertThat(consumer.getMessageSelector()).isEqualTo("a IS NULL");
        assertThat(consumer.receive().getBody(String.class)).isEqualTo("one");
        assertThat(consumer.receive(PATIENCE.toMillis()).getBody(String.class)).isEqualTo("two");
        assertThat(consumer.receiveNoWait().getBody(String.class)).isEqualTo("three");
        assertThat(consumer.receive(1)).isNull();
    }

    @Test
    @Section("8.6")
    void bodiesAreReceivedAsTheirTypes() {
        JMSConsumer consumer = context().createConsumer(queue);
        long patience = PATIENCE.toMillis();
        sender.createProducer().send(queue, "text").send(queue, "more");
        assertThat(consumer.receiveBody(String.class, patience)).isEqualTo("text");
        assertThat(consumer.receiveBody(CharSequence.class)).isEqualTo("more");
        sender.createProducer().send(queue, Map.of("a", (Object) 1));
        assertThat((Object) consumer.receiveBody(Map.class, patience)).isEqualTo(Map.of("a", 1));
        sender.createProducer().send(queue, new byte[] {1, 2});
        assertThat(consumer.receiveBody(byte[].class, patience)).containsExactly(1, 2);
        sender.createProducer().send(queue, (Serializable) 17).send(queue, (Serializable) 18);
        assertThat(consumer.receiveBody(Integer.class, patience)).isEqualTo(17);
        assertThat(consumer.receiveBodyNoWait(Serializable.class)).isEqualTo(18);
        sender.createProducer().send(queue, "as an object");
        assertThat(consumer.receiveBody(Object.class, patience)).isEqualTo("as an object");
        assertThat(consumer.receiveBodyNoWait(String.class)).isNull();
        assertThat(consumer.receiveBody(String.class, 1)).isNull();
    }

    @Test
    @Section("8.6")
    void aBodyOfAnotherTypeLeavesTheMessageWhereItWas() throws Exception {
        sender.createProducer().send(queue, "one").send(queue, "two");
        for (int mode : new int[] {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.DUPS_OK_ACKNOWLEDGE}) {
            JMSContext context = context(mode);
            JMSConsumer consumer = context.createConsumer(queue);
            assertThatThrownBy(() -> consumer.receiveBody(Map.class, PATIENCE.toMillis()))
                    .isInstanceOf(MessageFormatRuntimeException.class);
            assertThatThrownBy(() -> consumer.receiveBodyNoWait(byte[].class))
                    .isInstanceOf(MessageFormatRuntimeException.class);
            Message message = receive(consumer);
            assertThat(message.getJMSRedelivered()).isFalse();
            assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
            assertThat(message.getBody(String.class)).isEqualTo(mode == JMSContext.AUTO_ACKNOWLEDGE ? "one" : "two");
            context.close();
        }
        assertThat(drain(queue)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {JMSContext.CLIENT_ACKNOWLEDGE, JMSContext.SESSION_TRANSACTED})
    @Section("8.6")
    void aBodyOfAnotherTypeIsDeliveredWhereTheClientAcknowledges(int mode) throws Exception {
        sender.createProducer().send(queue, "one").send(queue, "two");
        JMSContext context = context(mode);
        JMSConsumer consumer = context.createConsumer(queue);
        assertThatThrownBy(() -> consumer.receiveBody(Map.class, PATIENCE.toMillis()))
                .isInstanceOf(MessageFormatRuntimeException.class);
        assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("two");
        if (mode == JMSContext.SESSION_TRANSACTED) {
            context.rollback();
        } else {
            context.recover();
        }
        Message again = receive(consumer);
        assertThat(again.getBody(String.class)).isEqualTo("one");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    @Section("8.6")
    void streamsAndPlainMessagesHaveNoBodyToReceive() throws Exception {
        Session session = session();
        for (Message message : List.of(session.createStreamMessage(), session.createMessage())) {
            session.createProducer(queue).send(message);
            JMSContext context = context();
            JMSConsumer consumer = context.createConsumer(queue);
            assertThatThrownBy(() -> consumer.receiveBody(Object.class, PATIENCE.toMillis()))
                    .isInstanceOf(MessageFormatRuntimeException.class);
            assertThat(receive(consumer)).isNotNull();
            context.close();
        }
    }

    @Test
    @Section("8.6")
    void aTextMessageWithoutTextHasNoBodyToReceive() {
        sender.createProducer().send(queue, (String) null);
        JMSConsumer consumer = context().createConsumer(queue);
        assertThatThrownBy(() -> consumer.receiveBody(String.class, PATIENCE.toMillis()))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }
}

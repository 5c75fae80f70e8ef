package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqContext;
import io.rowmq.RowmqTopic;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Topic;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simplified API: contexts and their consumers. */
class ContextTest extends Bench {

    private final AtomicInteger closed = new AtomicInteger();
    private JMSContext context;

    @BeforeEach
    void createContext() throws JMSException {
        context = context(JMSContext.AUTO_ACKNOWLEDGE);
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    private RowmqContext context(int mode) throws JMSException {
        return new StoreConnection(engine.messaging(), ConnectionSettings.DEFAULT, closed::incrementAndGet)
                .createContext(mode);
    }

    @Test
    void startsWithItsFirstConsumer() throws JMSException {
        send(queue(), "a");
        assertThat(context.getAutoStart()).isTrue();
        assertThat(text(context.createConsumer(queue()).receiveNoWait())).isEqualTo("a");
    }

    @Test
    void startsByHandIfToldSo() throws JMSException {
        send(queue(), "a");
        context.setAutoStart(false);
        JMSConsumer consumer = context.createConsumer(queue());
        assertThat(consumer.receiveNoWait()).isNull();
        context.start();
        assertThat(text(consumer.receiveNoWait())).isEqualTo("a");
        context.stop();
        assertThat(consumer.receive(1)).isNull();
    }

    @Test
    void hasTheModeItWasCreatedWith() throws JMSException {
        for (SessionMode mode : SessionMode.values()) {
            try (JMSContext other = context.createContext(mode.code())) {
                assertThat(other.getSessionMode()).isEqualTo(mode.code());
                assertThat(other.getTransacted()).isEqualTo(mode == SessionMode.TRANSACTED);
            }
        }
        assertThatThrownBy(() -> context.createContext(-1)).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void refusesAWrongModeAndLeavesNothingOpen() {
        assertThatThrownBy(() -> context(-1)).isInstanceOf(JMSRuntimeException.class);
        assertThat(closed).hasValue(1);
    }

    @Test
    void closesTheConnectionWithItsLastContext() {
        JMSContext second = context.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        context.close();
        context.close();
        assertThat(closed).hasValue(0);
        assertThat(second.createTextMessage("works")).isNotNull();
        second.close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void takesAClientIdentifierBeforeAnythingElse() throws JMSException {
        context.setClientID("me");
        assertThat(context.getClientID()).isEqualTo("me");
        assertThatThrownBy(() -> context.setClientID("other")).isInstanceOf(IllegalStateRuntimeException.class);
        try (JMSContext other = context(JMSContext.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> other.setClientID("me")).isInstanceOf(InvalidClientIDRuntimeException.class);
            other.createConsumer(queue());
            assertThatThrownBy(() -> other.setClientID("late")).isInstanceOf(IllegalStateRuntimeException.class);
        }
    }

    @Test
    void closesTheConnectionEvenIfItsSessionCannotGiveMessagesBack() throws JMSException {
        send(queue(), "a");
        JMSContext client = context(JMSContext.CLIENT_ACKNOWLEDGE);
        client.createConsumer(queue()).receiveNoWait();
        engine.failCommits(new JMSException("disk full"));
        assertThatThrownBy(client::close)
                .isInstanceOf(JMSRuntimeException.class)
                .hasMessageContaining("disk full");
        assertThat(closed).hasValue(1);
        client.close();
    }

    @Test
    void browsesWithoutStarting() throws JMSException {
        send(queue(), "a");
        assertThat(context.createBrowser(queue()).getEnumeration().hasMoreElements())
                .isTrue();
        context.setAutoStart(false);
        assertThat(context.createConsumer(queue()).receiveNoWait()).isNull();
    }

    @Test
    void subscribesInAllFourWays() throws JMSException {
        Topic topic = new RowmqTopic("news");
        context.setClientID("me");
        JMSConsumer[] consumers = {
            context.createConsumer(topic),
            context.createSharedConsumer(topic, "shared"),
            context.createDurableConsumer(topic, "durable"),
            context.createSharedDurableConsumer(topic, "sharedDurable")
        };
        send(topic, "a");
        for (JMSConsumer consumer : consumers) {
            assertThat(consumer.receiveBodyNoWait(String.class)).isEqualTo("a");
            consumer.close();
        }
        context.unsubscribe("durable");
        context.unsubscribe("sharedDurable");
        assertThatThrownBy(() -> context.unsubscribe("durable")).isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    void acknowledgesAndRecoversForItsSession() throws JMSException {
        send(queue(), "a", "b");
        try (JMSContext client = context(JMSContext.CLIENT_ACKNOWLEDGE)) {
            JMSConsumer consumer = client.createConsumer(queue());
            consumer.receiveNoWait();
            client.recover();
            assertThat(count(consumer.receiveNoWait())).isEqualTo(2);
            client.acknowledge();
        }
        assertThat(browse(queue())).containsExactly("b");
        context.acknowledge();
    }

    @Test
    void commitsAndRollsBack() throws JMSException {
        try (JMSContext transacted = context(JMSContext.SESSION_TRANSACTED)) {
            transacted.createProducer().send(queue(), "a");
            transacted.rollback();
            transacted.createProducer().send(queue(), "b");
            transacted.commit();
        }
        assertThat(browse(queue())).containsExactly("b");
        assertThatThrownBy(context::commit).isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(context::rollback).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void cannotBeClosedOrStoppedByItsListener() throws Exception {
        Inbox<RuntimeException> refusals = new Inbox<>();
        context.createConsumer(queue()).setMessageListener(message -> {
            for (Runnable action : new Runnable[] {context::close, context::stop}) {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    refusals.add(e);
                }
            }
        });
        send(queue(), "a");
        assertThat(refusals.next(2)).allSatisfy(e -> assertThat(e).isInstanceOf(IllegalStateRuntimeException.class));
    }

    @Test
    void receivesBodiesOfEveryTypeThatHasOne() throws JMSException {
        var producer = context.createProducer();
        producer.send(queue(), "text");
        producer.send(queue(), Map.of("key", 1));
        producer.send(queue(), new byte[] {1, 2});
        JMSConsumer consumer = context.createConsumer(queue());
        assertThat(consumer.receiveBody(String.class)).isEqualTo("text");
        assertThat(consumer.receiveBody(Map.class, PATIENCE)).isEqualTo(Map.of("key", 1));
        assertThat(consumer.receiveBodyNoWait(byte[].class)).containsExactly(1, 2);
        assertThat(consumer.receiveBodyNoWait(String.class)).isNull();
        assertThat(consumer.receiveBody(String.class, 1)).isNull();
    }

    @Test
    void aBodyOfAnotherTypeIsNotReceivedWhereTheSessionAcknowledges() throws JMSException {
        for (int mode : new int[] {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.DUPS_OK_ACKNOWLEDGE}) {
            send(queue(), "a", "b");
            try (JMSContext automatic = context(mode)) {
                JMSConsumer consumer = automatic.createConsumer(queue());
                assertThatThrownBy(() -> consumer.receiveBody(Map.class))
                        .isInstanceOf(MessageFormatRuntimeException.class);
                Message message = consumer.receiveNoWait();
                assertThat(text(message)).isEqualTo("a");
                assertThat(message.getJMSRedelivered()).isFalse();
                assertThat(count(message)).isEqualTo(1);
                assertThat(text(consumer.receiveNoWait())).isEqualTo("b");
            }
        }
    }

    @Test
    void aBodyOfAnotherTypeIsReceivedWhereTheApplicationAcknowledges() throws JMSException {
        for (int mode : new int[] {JMSContext.CLIENT_ACKNOWLEDGE, JMSContext.SESSION_TRANSACTED}) {
            send(queue(), "a", "b");
            try (JMSContext manual = context(mode)) {
                JMSConsumer consumer = manual.createConsumer(queue());
                assertThatThrownBy(() -> consumer.receiveBodyNoWait(Map.class))
                        .isInstanceOf(MessageFormatRuntimeException.class);
                assertThat(text(consumer.receiveNoWait())).isEqualTo("b");
                if (mode == JMSContext.CLIENT_ACKNOWLEDGE) {
                    manual.recover();
                } else {
                    manual.rollback();
                }
                assertThat(count(consumer.receiveNoWait())).isEqualTo(2);
                assertThat(text(consumer.receiveNoWait())).isEqualTo("b");
                manual.acknowledge();
                if (mode == JMSContext.SESSION_TRANSACTED) {
                    manual.commit();
                }
            }
        }
    }

    @Test
    void messagesWithoutABodyCannotBeReceivedAsOne() throws JMSException {
        context.createProducer().send(queue(), context.createMessage());
        context.createProducer().send(queue(), context.createStreamMessage());
        context.createProducer().send(queue(), context.createTextMessage());
        JMSConsumer consumer = context.createConsumer(queue());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> consumer.receiveBody(Object.class))
                    .isInstanceOf(MessageFormatRuntimeException.class);
            assertThat(consumer.receiveNoWait()).isNotNull();
        }
    }

    @Test
    void throwsUncheckedExceptions() throws JMSException {
        assertThatThrownBy(() -> context.createConsumer(null)).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> context.createConsumer(queue(), "=TEST 'x'"))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
        assertThatThrownBy(() -> context.createBrowser(null)).isInstanceOf(InvalidDestinationRuntimeException.class);
        assertThatThrownBy(() -> ((RowmqContext) context).getJdbcConnection())
                .isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void consumersAndListenersAreRemembered() throws Exception {
        Inbox<String> texts = new Inbox<>();
        JMSConsumer consumer = context.createConsumer(queue(), "colour = 'red'");
        assertThat(consumer.getMessageSelector()).isEqualTo("colour = 'red'");
        assertThat(consumer.getMessageListener()).isNull();
        consumer.setMessageListener(message -> texts.add(text(message)));
        assertThat(consumer.getMessageListener()).isNotNull();
        context.createProducer().setProperty("colour", "red").send(queue(), "red");
        assertThat(texts.next()).isEqualTo("red");
    }
}

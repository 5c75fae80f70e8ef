package io.rowmq.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@RowmqTest(options = {"maxDeliveries=2", "redeliveryDelay=60000"})
class RowmqExtensionTest {

    private RowmqConnectionFactory before;

    @BeforeEach
    void keep(RowmqConnectionFactory factory) {
        before = factory;
    }

    @AfterEach
    void theFactoryIsTheSameBeforeAndAfterTheTest(ConnectionFactory factory) {
        assertThat(factory).isSameAs(before);
    }

    @RepeatedTest(2)
    void eachTestHasQueuesOfItsOwn(JMSContext context, Queue orders, QueueProbe probe) {
        assertThat(context.createConsumer(orders).receiveNoWait()).isNull();
        context.createProducer().send(orders, "left behind");
    }

    @Test
    void namesComeFromTheParameterOrItsAnnotation(
            Queue orders, @Destination("order.items") Queue items, Topic news, QueueProbe replies) throws JMSException {
        assertThat(orders.getQueueName()).isEqualTo("orders");
        assertThat(items.getQueueName()).isEqualTo("order.items");
        assertThat(news.getTopicName()).isEqualTo("news");
        assertThat(replies.queue().getQueueName()).isEqualTo("replies");
    }

    @Test
    void connectionsAreStartedAndSessionsHaveTheModeThatIsAskedFor(
            Connection connection,
            Session session,
            @SessionMode(JMSContext.CLIENT_ACKNOWLEDGE) Session careful,
            @SessionMode(JMSContext.SESSION_TRANSACTED) JMSContext transacted,
            Queue orders)
            throws JMSException {
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        assertThat(careful.getAcknowledgeMode()).isEqualTo(Session.CLIENT_ACKNOWLEDGE);
        assertThat(transacted.getTransacted()).isTrue();
        assertThat(connection.getMetaData().getJMSProviderName()).isEqualTo("RowMQ");
        try (MessageProducer producer = session.createProducer(orders);
                MessageConsumer consumer = careful.createConsumer(orders)) {
            producer.send(session.createTextMessage("hello"));
            assertThat(consumer.receive(5_000)).isNotNull();
        }
    }

    @Test
    void delayedMessagesComeWhenTheClockIsMoved(
            JMSContext context, Queue orders, @Destination("orders") QueueProbe probe, ManualClock clock)
            throws JMSException {
        context.createProducer().setDeliveryDelay(3_600_000).send(orders, "later");
        probe.isEmpty();

        clock.advance(Duration.ofMinutes(59));
        probe.isEmpty();

        clock.advance(Duration.ofMinutes(1));
        probe.hasTexts("later");
    }

    @Test
    void messagesExpireWhenTheClockIsMoved(
            JMSContext context, Queue orders, @Destination("orders") QueueProbe probe, ManualClock clock)
            throws JMSException {
        context.createProducer().setTimeToLive(1_000).send(orders, "soon gone");
        probe.hasSize(1);

        clock.advanceTo(Instant.parse("2026-01-01T00:00:01Z"));
        probe.isEmpty();
    }

    @Test
    void optionsOfTheAnnotationApply(
            @SessionMode(JMSContext.SESSION_TRANSACTED) JMSContext context,
            Queue orders,
            @Destination("orders") QueueProbe probe,
            @Destination("DLQ.orders") QueueProbe letters,
            ManualClock clock)
            throws JMSException {
        context.createProducer().send(orders, "poison");
        context.commit();
        for (int delivery = 1; delivery <= 2; delivery++) {
            probe.hasTexts("poison");
            assertThat(context.createConsumer(orders).receive(5_000)).isNotNull();
            context.rollback();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(letters.has("a reason", message -> message.toString().startsWith("TextMessage"))
                        .getStringProperty("JMS_RowMQ_DeadLetterReason"))
                .isEqualTo("MAX_DELIVERIES");
        probe.isEmpty();
    }

    @Test
    void whatIsSentInATransactionOfTheApplicationArrivesWhenTheClockIsMoved(
            RowmqConnectionFactory factory,
            JMSContext context,
            Queue orders,
            @Destination("orders") QueueProbe probe,
            ManualClock clock)
            throws Exception {
        assertThat(context.getTransacted()).isFalse();
        try (java.sql.Connection jdbc = DriverManager.getConnection(factory.getUrl())) {
            jdbc.setAutoCommit(false);
            try (JMSContext outbox = factory.createContext(jdbc)) {
                outbox.createProducer().send(orders, "in the outbox");
            }
            jdbc.commit();
        }
        clock.advance(Duration.ofSeconds(2));

        probe.hasTexts("in the outbox");
    }
}

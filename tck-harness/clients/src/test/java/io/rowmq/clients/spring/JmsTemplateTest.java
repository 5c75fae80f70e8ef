package io.rowmq.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jms.connection.SingleConnectionFactory;
import org.springframework.jms.core.JmsTemplate;

/** A template on each kind of connection factory that is usually put between it and a provider. */
class JmsTemplateTest extends SpringTest {

    enum Between {
        NOTHING,
        SINGLE_CONNECTION,
        CACHE,
        POOL
    }

    private ConnectionFactory connections(Between between) {
        return switch (between) {
            case NOTHING -> factory;
            case SINGLE_CONNECTION -> {
                SingleConnectionFactory single = new SingleConnectionFactory(factory);
                closeLater(single::destroy);
                yield single;
            }
            case CACHE -> caching(2);
            case POOL -> {
                JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
                pool.setConnectionFactory(factory);
                closeLater(pool::stop);
                yield pool;
            }
        };
    }

    private JmsTemplate template(Between between) {
        JmsTemplate template = new JmsTemplate(connections(between));
        template.setReceiveTimeout(PATIENCE.toMillis());
        return template;
    }

    @ParameterizedTest
    @EnumSource
    void sendsAndReceives(Between between) {
        JmsTemplate template = template(between);
        template.convertAndSend(QUEUE, Map.of("number", 7), message -> {
            message.setStringProperty("colour", "red");
            return message;
        });
        template.convertAndSend(QUEUE, "text", message -> {
            message.setStringProperty("colour", "blue");
            return message;
        });
        assertThat(template.receiveSelectedAndConvert(QUEUE, "colour = 'blue'")).isEqualTo("text");
        assertThat(template.receiveAndConvert(QUEUE)).isEqualTo(Map.of("number", 7));
        template.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
        assertThat(template.receive(QUEUE)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aSelectedConsumerThatIsCachedHoldsNothingBack(Between between) {
        JmsTemplate template = template(between);
        for (int i = 0; i < 5; i++) {
            int number = i;
            template.convertAndSend(QUEUE, "text " + i, message -> {
                message.setIntProperty("number", number);
                return message;
            });
        }
        for (int i = 4; i >= 0; i--) {
            assertThat(template.receiveSelectedAndConvert(QUEUE, "number = " + i))
                    .isEqualTo("text " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactedReceiveThatFailsIsRolledBack(Between between) throws Exception {
        JmsTemplate template = template(between);
        template.setSessionTransacted(true);
        template.convertAndSend(QUEUE, "text");
        template.execute(
                session -> {
                    try (var consumer = session.createConsumer(session.createQueue(QUEUE))) {
                        assertThat(consumer.receive(PATIENCE.toMillis())).isNotNull();
                    }
                    session.rollback();
                    return null;
                },
                true);
        Message again = template.receive(QUEUE);
        assertThat(again.getBody(String.class)).isEqualTo("text");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(drain(QUEUE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInTheHandsOfASessionThatIsClosedComesBack(Between between) throws Exception {
        JmsTemplate template = template(between);
        template.setSessionTransacted(true);
        template.convertAndSend(QUEUE, "text");
        template.execute(
                session -> {
                    try (var consumer = session.createConsumer(session.createQueue(QUEUE))) {
                        return consumer.receive(PATIENCE.toMillis());
                    }
                },
                true);
        assertThat(template.receiveAndConvert(QUEUE)).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource
    void browses(Between between) {
        JmsTemplate template = template(between);
        numbers(3).forEach(number -> template.convertAndSend(QUEUE, number));
        for (int i = 0; i < 2; i++) {
            List<?> seen = template.browse(QUEUE, (session, browser) -> Collections.list(browser.getEnumeration()));
            assertThat(seen).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsWaitForTheirReplies(Between between) throws Exception {
        start(container((request, session) -> {
            try (var producer = session.createProducer(request.getJMSReplyTo())) {
                Message reply = session.createTextMessage("answer to " + request.getBody(String.class));
                reply.setJMSCorrelationID(request.getJMSMessageID());
                producer.send(reply);
            }
        }));
        JmsTemplate template = template(between);
        for (String number : numbers(5)) {
            Message reply = template.sendAndReceive(QUEUE, session -> session.createTextMessage(number));
            assertThat(reply.getBody(String.class)).isEqualTo("answer to " + number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void qualityOfServiceReachesTheMessage(Between between) throws Exception {
        JmsTemplate template = template(between);
        template.setExplicitQosEnabled(true);
        template.setPriority(8);
        template.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        template.setTimeToLive(Duration.ofHours(1).toMillis());
        template.convertAndSend(QUEUE, "soon");
        template.setDeliveryDelay(Duration.ofHours(1).toMillis());
        template.convertAndSend(QUEUE, "late");
        Message message = template.receive(QUEUE);
        assertThat(message.getJMSPriority()).isEqualTo(8);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(message.getJMSExpiration() - message.getJMSTimestamp())
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(drain(QUEUE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void publishes(Between between) throws Exception {
        JmsTemplate template = template(between);
        template.setPubSubDomain(true);
        try (var context = factory.createContext()) {
            var consumer = context.createConsumer(context.createTopic(QUEUE));
            template.convertAndSend(QUEUE, "news");
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("news");
        }
    }

    @Test
    void aConnectionForEachCallCostsNothing() {
        JmsTemplate template = template(Between.NOTHING);
        template.convertAndSend(QUEUE, "text");
        assertThat(template.receiveAndConvert(QUEUE)).isEqualTo("text");
        template.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
        long before = databaseCalls();
        for (int i = 0; i < 100; i++) {
            assertThat(template.receive(QUEUE)).isNull();
            template.execute(QUEUE, (session, producer) -> session.getAcknowledgeMode() == Session.AUTO_ACKNOWLEDGE);
        }
        assertThat(databaseCalls()).isEqualTo(before);
        template.convertAndSend(QUEUE, "text");
        assertThat(databaseCalls()).isGreaterThan(before);
    }
}

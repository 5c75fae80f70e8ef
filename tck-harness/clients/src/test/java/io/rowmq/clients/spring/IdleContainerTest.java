package io.rowmq.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/** What waiting costs: a container that is idle creates a new consumer each time its receive comes back empty. */
class IdleContainerTest extends SpringTest {

    private static final int POLLS = 50;

    /** Counts the consumers that it creates. */
    private static final class Counting extends DefaultMessageListenerContainer {

        private final AtomicInteger consumers = new AtomicInteger();

        @Override
        protected MessageConsumer createListenerConsumer(Session session) throws JMSException {
            consumers.incrementAndGet();
            return super.createListenerConsumer(session);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CACHE_NONE, plain",
        "CACHE_CONNECTION, plain",
        "CACHE_SESSION, plain",
        "CACHE_NONE, transacted",
        "CACHE_SESSION, transacted",
        "CACHE_NONE, managed",
        "CACHE_SESSION, managed",
        "CACHE_NONE, durable",
        "CACHE_SESSION, durable"
    })
    void anIdleContainerAsksTheDatabaseNothing(String cacheLevel, String kind) throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        Counting container = new Counting();
        container.setConnectionFactory(factory);
        container.setDestinationName(QUEUE);
        container.setReceiveTimeout(5);
        container.setMaxMessagesPerTask(1);
        container.setConcurrency("2-2");
        container.setSessionTransacted(!kind.equals("plain"));
        if (kind.equals("managed")) {
            container.setTransactionManager(transactions(factory));
        }
        if (kind.equals("durable")) {
            container.setPubSubDomain(true);
            container.setSubscriptionDurable(true);
            container.setSubscriptionShared(true);
            container.setSubscriptionName("subscription");
        }
        container.setCacheLevelName(cacheLevel);
        container.setupMessageListener((MessageListener) message -> got.add("message"));
        start(container);
        awaitConsumers(container, 4);
        long before = databaseCalls();
        awaitConsumers(container, POLLS);
        assertThat(databaseCalls()).as("calls of the database after " + before).isEqualTo(before);

        sendTo(container);
        eventually(() -> assertThat(got).hasSize(1));
        assertThat(databaseCalls()).as("calls of the database, for a message").isGreaterThan(before);
    }

    private void sendTo(DefaultMessageListenerContainer container) {
        JmsTemplate template = new JmsTemplate(factory);
        template.setPubSubDomain(container.isPubSubDomain());
        template.convertAndSend(QUEUE, "message");
    }

    private static void awaitConsumers(Counting container, int more) {
        int wanted = container.consumers.get() + more;
        eventually(() -> assertThat(container.consumers.get()).isGreaterThanOrEqualTo(wanted));
    }
}

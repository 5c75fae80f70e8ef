package io.rowmq.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqTopic;
import jakarta.jms.JMSContext;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SimpleMessageListenerContainer;
import org.springframework.jms.listener.adapter.MessageListenerAdapter;

/** Containers without a transaction manager. */
class ListenerContainerTest extends SpringTest {

    private static final String SUBSCRIPTION = "subscription";
    private static final List<String> BAD_TWICE = List.of("first 1", "bad 1", "bad 2 redelivered", "last 1");

    @ParameterizedTest
    @ValueSource(strings = {"CACHE_NONE", "CACHE_CONNECTION", "CACHE_SESSION", "CACHE_CONSUMER", "CACHE_AUTO"})
    void aFailureInATransactedSessionRollsBackAndTheMessageComesAgainInItsPlace(String cacheLevel) throws Exception {
        Failing listener = new Failing();
        DefaultMessageListenerContainer container = container(listener);
        container.setSessionTransacted(true);
        container.setCacheLevelName(cacheLevel);
        send(QUEUE, "first", "bad", "last");
        start(container);
        eventually(() -> assertThat(listener.deliveries).containsExactlyElementsOf(BAD_TWICE));
        container.shutdown();
        assertThat(drain(QUEUE)).isEmpty();
    }

    @Test
    void aFailureInASessionThatAcknowledgesAfterTheListenerRecoversIt() throws Exception {
        Failing listener = new Failing();
        DefaultMessageListenerContainer container = container(listener);
        container.setSessionAcknowledgeMode(Session.CLIENT_ACKNOWLEDGE);
        send(QUEUE, "first", "bad", "last");
        start(container);
        eventually(() -> assertThat(listener.deliveries).containsExactlyElementsOf(BAD_TWICE));
        container.shutdown();
        assertThat(drain(QUEUE)).isEmpty();
    }

    @Test
    void theSimpleContainersListenersAreCalledByTheSession() throws Exception {
        Failing listener = new Failing();
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer();
        container.setConnectionFactory(factory);
        container.setDestinationName(QUEUE);
        container.setSessionTransacted(true);
        container.setErrorHandler(failure -> {});
        container.setMessageListener(listener);
        send(QUEUE, "first", "bad", "last");
        start(container);
        eventually(() -> assertThat(listener.deliveries).containsExactlyElementsOf(BAD_TWICE));
        container.shutdown();
        assertThat(drain(QUEUE)).isEmpty();
    }

    @Test
    void consumersComeWithTheLoadAndGoWithIt() throws Exception {
        CountDownLatch atOnce = new CountDownLatch(4);
        DefaultMessageListenerContainer container = container((message, session) -> {
            atOnce.countDown();
            await(atOnce);
        });
        container.setConcurrency("1-4");
        container.setMaxMessagesPerTask(1);
        start(container);
        send(QUEUE, numbers(12).toArray(String[]::new));
        assertThat(atOnce.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("four listeners at once")
                .isTrue();
        eventually(() -> assertThat(container.getScheduledConsumerCount()).isEqualTo(1));
        assertThat(drain(QUEUE)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSharedDurableSubscriptionIsServedByAllConsumersOfAContainer() throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        DefaultMessageListenerContainer container =
                container((message, session) -> got.add(message.getBody(String.class)));
        subscribe(container);
        try (JMSContext context = factory.createContext()) {
            // A container counts a consumer as active before it has subscribed.
            context.createSharedDurableConsumer(new RowmqTopic(QUEUE), SUBSCRIPTION)
                    .close();
        }
        container.setSessionTransacted(true);
        container.setSubscriptionShared(true);
        container.setConcurrency("3-3");
        start(container);
        eventually(() -> assertThat(container.getActiveConsumerCount()).isEqualTo(3));
        container.stop();
        publish(numbers(100));
        container.start();
        eventually(() -> assertThat(got).containsExactlyInAnyOrderElementsOf(numbers(100)));
    }

    @Test
    void aDurableSubscriptionKeepsWhatComesWhileItsContainerIsDown() throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        try (JMSContext context = factory.createContext()) {
            context.setClientID("the container");
            context.createDurableConsumer(new RowmqTopic(QUEUE), SUBSCRIPTION).close();
        }
        for (List<String> round : List.of(List.of("1", "2"), List.of("3", "4"))) {
            DefaultMessageListenerContainer container =
                    container((message, session) -> got.add(message.getBody(String.class)));
            subscribe(container);
            container.setClientId("the container");
            start(container);
            eventually(() -> assertThat(container.getActiveConsumerCount()).isEqualTo(1));
            publish(round.subList(0, 1));
            eventually(() -> assertThat(got).contains(round.get(0)));
            container.shutdown();
            publish(round.subList(1, 2));
        }
        assertThat(got).containsExactly("1", "2", "3");
    }

    private static void subscribe(DefaultMessageListenerContainer container) {
        container.setPubSubDomain(true);
        container.setSubscriptionDurable(true);
        container.setSubscriptionName(SUBSCRIPTION);
    }

    private void publish(List<String> texts) {
        try (JMSContext context = factory.createContext()) {
            texts.forEach(text -> context.createProducer().send(new RowmqTopic(QUEUE), text));
        }
    }

    @Test
    void anAdapterAnswersRequestsOfATemplate() throws Exception {
        MessageListenerAdapter adapter = new MessageListenerAdapter(new Answering());
        DefaultMessageListenerContainer container = container(adapter);
        container.setSessionTransacted(true);
        container.setConcurrency("2-2");
        start(container);
        JmsTemplate template = new JmsTemplate(factory);
        template.setReceiveTimeout(PATIENCE.toMillis());
        for (String number : numbers(10)) {
            assertThat(template.sendAndReceive(QUEUE, session -> session.createTextMessage(number))
                            .getBody(String.class))
                    .isEqualTo("answer to " + number);
        }
    }

    /** Called by the adapter, by the name of the method. */
    public static final class Answering {

        /** The answer to a text message. */
        public String handleMessage(String text) {
            return "answer to " + text;
        }
    }

    @Test
    void containersOnOneConnectionStopAndStartIndependently() throws Exception {
        Semaphore first = new Semaphore(0);
        Semaphore second = new Semaphore(0);
        var shared = caching(4);
        DefaultMessageListenerContainer one = container((message, session) -> first.release());
        one.setConnectionFactory(shared);
        one.setSessionTransacted(true);
        start(one);
        DefaultMessageListenerContainer other = container((message, session) -> second.release());
        other.setConnectionFactory(shared);
        other.setDestinationName("other");
        start(other);
        send(QUEUE, "a");
        assertThat(first.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        one.stop();
        send("other", "b");
        assertThat(second.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        send(QUEUE, "c");
        one.start();
        assertThat(first.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}

package io.rowmq.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.AbstractMessageListenerContainer;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SessionAwareMessageListener;
import org.springframework.jms.listener.SimpleMessageListenerContainer;

/** Containers that are shut down while messages come and go: nothing is lost, nothing happens twice. */
class ShutdownTest extends SpringTest {

    private static final int MESSAGES = 300;
    private static final int SHUTDOWNS = 4;

    /** So long after its shutdown began, a container interrupts threads that still receive: also that is tested. */
    private static final int RECEIVE_MILLIS = 200;

    private final List<String> got = new CopyOnWriteArrayList<>();

    /** Runs one container after the other under a constant stream of messages, until all of them are processed. */
    private void run(Supplier<AbstractMessageListenerContainer> containers, IntSupplier processed) throws Exception {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            JmsTemplate template = new JmsTemplate(caching(1));
            numbers(MESSAGES).forEach(number -> template.convertAndSend(QUEUE, number));
        });
        for (int i = 1; i <= SHUTDOWNS; i++) {
            run(containers.get(), processed, i * MESSAGES / (SHUTDOWNS + 1));
        }
        sending.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        run(containers.get(), processed, MESSAGES);
        assertThat(drain(QUEUE)).isEmpty();
    }

    private void run(AbstractMessageListenerContainer container, IntSupplier processed, int enough) {
        start(container);
        eventually(() -> assertThat(processed.getAsInt()).isGreaterThanOrEqualTo(enough));
        container.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CACHE_NONE", "CACHE_SESSION", "CACHE_CONSUMER"})
    void everyReceiptWritesItsRowOnce(String cacheLevel) throws Exception {
        createTable();
        Writing listener = new Writing();
        run(
                () -> {
                    DefaultMessageListenerContainer container = concurrent(listener);
                    container.setSessionTransacted(true);
                    container.setCacheLevelName(cacheLevel);
                    return container;
                },
                listener.deliveries::size);
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(numbers(MESSAGES));
    }

    @Test
    void everyReceiptOfAManagedTransactionWritesItsRowOnce() throws Exception {
        createTable();
        Writing listener = new Writing();
        CachingConnectionFactory shared = caching(4);
        run(
                () -> {
                    DefaultMessageListenerContainer container = concurrent(listener);
                    container.setConnectionFactory(shared);
                    container.setTransactionManager(transactions(shared));
                    return container;
                },
                listener.deliveries::size);
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(numbers(MESSAGES));
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    void everyMessageIsProcessedOnceWithoutATransaction(int acknowledgeMode) throws Exception {
        run(
                () -> {
                    DefaultMessageListenerContainer container =
                            concurrent((message, session) -> got.add(message.getBody(String.class)));
                    container.setSessionAcknowledgeMode(acknowledgeMode);
                    // What has been received has been acknowledged: the container must not throw it away.
                    container.setAcceptMessagesWhileStopping(true);
                    return container;
                },
                got::size);
        assertThat(got).containsExactlyInAnyOrderElementsOf(numbers(MESSAGES));
    }

    private DefaultMessageListenerContainer concurrent(SessionAwareMessageListener<?> listener) {
        DefaultMessageListenerContainer container = container(listener);
        container.setReceiveTimeout(RECEIVE_MILLIS);
        container.setConcurrency("2-4");
        return container;
    }

    @Test
    void everyMessageIsProcessedOnceByASimpleContainer() throws Exception {
        run(
                () -> {
                    SimpleMessageListenerContainer container = new SimpleMessageListenerContainer();
                    container.setConnectionFactory(factory);
                    container.setDestinationName(QUEUE);
                    container.setConcurrency("4");
                    container.setAcceptMessagesWhileStopping(true);
                    container.setMessageListener((SessionAwareMessageListener<?>)
                            (message, session) -> got.add(message.getBody(String.class)));
                    return container;
                },
                got::size);
        assertThat(got).containsExactlyInAnyOrderElementsOf(numbers(MESSAGES));
    }
}

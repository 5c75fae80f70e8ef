package io.rowmq.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;

/** A {@code JmsTransactionManager}, and what takes part in its transactions: messages and the application's rows. */
class TransactionManagerTest extends SpringTest {

    private static final String ANSWERS = "answers";

    /** Writes a row and sends an answer for each message, in the transaction that received it. */
    private static final class Answering extends Writing {

        private final JmsTemplate template;

        Answering(ConnectionFactory connections) {
            this.template = new JmsTemplate(connections);
        }

        @Override
        void work(String text, Session session) throws JMSException {
            super.work(text, session);
            template.convertAndSend(ANSWERS, "answer to " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CACHE_NONE", "CACHE_CONNECTION", "CACHE_SESSION", "CACHE_CONSUMER", "CACHE_AUTO"})
    void receiptRowAndAnswerAreCommittedAndRolledBackTogether(String cacheLevel) throws Exception {
        check(factory, cacheLevel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CACHE_NONE", "CACHE_SESSION"})
    void alsoWithSessionsFromACache(String cacheLevel) throws Exception {
        check(caching(2), cacheLevel);
    }

    private void check(ConnectionFactory connections, String cacheLevel) throws Exception {
        createTable();
        Answering listener = new Answering(connections);
        DefaultMessageListenerContainer container = container(listener);
        container.setConnectionFactory(connections);
        container.setTransactionManager(transactions(connections));
        container.setSessionTransacted(true);
        container.setCacheLevelName(cacheLevel);
        send(QUEUE, "first", "bad", "last");
        start(container);
        eventually(() ->
                assertThat(listener.deliveries).containsExactly("first 1", "bad 1", "bad 2 redelivered", "last 1"));
        container.shutdown();
        assertThat(rows()).containsExactly("first", "bad", "last");
        assertThat(drain(ANSWERS)).containsExactly("answer to first", "answer to bad", "answer to last");
        assertThat(drain(QUEUE)).isEmpty();
    }

    /** What others see in a queue. */
    private List<?> browse(String queue) {
        return new JmsTemplate(caching(1))
                .browse(queue, (session, browser) -> Collections.list(browser.getEnumeration()));
    }

    @Test
    void allThatATemplateDoesInATransactionIsOneTransaction() throws Exception {
        JmsTemplate template = new JmsTemplate(factory);
        TransactionTemplate transaction = new TransactionTemplate(transactions(factory));
        template.convertAndSend(QUEUE, "in");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(template.receiveAndConvert(QUEUE)).isEqualTo("in");
                    template.convertAndSend(ANSWERS, "out");
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(drain(ANSWERS)).isEmpty();
        transaction.executeWithoutResult(status -> {
            assertThat(template.receiveAndConvert(QUEUE)).isEqualTo("in");
            template.convertAndSend(ANSWERS, "out");
            assertThat(browse(ANSWERS)).isEmpty();
        });
        assertThat(drain(ANSWERS)).containsExactly("out");
        assertThat(drain(QUEUE)).isEmpty();
    }
}

package io.rowmq.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueProbeTest {

    @RegisterExtension
    final RowmqExtension rowmq = new RowmqExtension().option("maxDeliveries", "1");

    @Test
    void waitsForWhatAnotherThreadDoes(ConnectionFactory factory, Queue orders, @Destination("orders") QueueProbe probe)
            throws JMSException {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try (JMSContext context = factory.createContext()) {
                context.createProducer().send(orders, "a").send(orders, "b");
            }
        });

        probe.hasTexts("a", "b");
        sending.join();
    }

    @Test
    void failuresSayWhatIsThere(JMSContext context, Queue orders, @Destination("orders") QueueProbe probe) {
        context.createProducer().send(orders, "a").send(orders, new byte[3]);
        QueueProbe impatient = probe.within(Duration.ZERO);

        assertThatThrownBy(() -> impatient.hasTexts("a"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected the texts [a] in queue://orders, but there are 2: [a, BytesMessage");
        assertThatThrownBy(() -> impatient.hasSize(3)).hasMessageContaining("Expected 3 messages");
        assertThatThrownBy(impatient::isEmpty).hasMessageContaining("Expected no messages");
        assertThatThrownBy(impatient::becomesEmpty).hasMessageContaining("Expected no messages");
        assertThatThrownBy(() -> impatient.has("a type", message -> false)).hasMessageContaining("a type");
    }

    @Test
    void looksWithoutTaking(JMSContext context, Queue orders, @Destination("orders") QueueProbe probe)
            throws JMSException {
        context.createProducer().send(orders, "a");

        assertThat(probe.texts()).containsExactly("a");
        assertThat(probe.messages()).hasSize(1);
        assertThat(context.createConsumer(orders).receiveBody(String.class, 5_000))
                .isEqualTo("a");
        probe.becomesEmpty();
    }

    @Test
    void canBeMadeForAnyQueue(ConnectionFactory factory, JMSContext context, Queue orders) throws JMSException {
        context.createProducer().send(orders, "a");

        QueueProbe.of(factory, orders).hasSize(1);
    }

    @Test
    void timeDoesNotGoBack(ManualClock clock) {
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1))).hasMessageContaining("does not go back");
    }
}

package io.rowmq.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowmq.RowmqConnectionFactory;
import io.rowmq.junit.Destination;
import io.rowmq.junit.ManualClock;
import io.rowmq.junit.QueueProbe;
import io.rowmq.junit.RowmqTest;
import io.rowmq.junit.SessionMode;
import io.rowmq.spi.Alert;
import io.rowmq.spi.DestinationRow;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RowmqTest(options = "maxDeliveries=2")
class RowmqMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RowmqMetrics metrics = new RowmqMetrics(registry, Tags.of("database", "test"));

    @BeforeEach
    void observe(RowmqConnectionFactory factory) {
        factory.addObserver(metrics);
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private long timer(String name, String... tags) {
        return registry.get(name).tags(tags).timer().count();
    }

    @Test
    void sendsAndDeliveriesAreCountedByDestination(JMSContext context, Queue orders, Queue invoices) {
        context.createProducer().send(orders, "a").send(orders, "b").send(invoices, "c");
        context.createConsumer(orders).receive(5_000);

        assertThat(timer(
                        "rowmq.send",
                        "destination",
                        "orders",
                        "kind",
                        "queue",
                        "outcome",
                        "success",
                        "database",
                        "test"))
                .isEqualTo(2);
        assertThat(timer("rowmq.send", "destination", "invoices", "outcome", "success"))
                .isEqualTo(1);
        assertThat(counter("rowmq.received", "destination", "orders", "redelivered", "false"))
                .isEqualTo(1);
        assertThat(timer("rowmq.delivery.lag", "destination", "orders")).isEqualTo(1);
    }

    @Test
    void sendsThatFailAreCountedApart(RowmqConnectionFactory factory, Queue orders) {
        try (JMSContext context = factory.createContext()) {
            assertThatThrownBy(() -> context.createProducer().send(orders, new byte[70_000_000]))
                    .hasMessageContaining("maxMessageSize");
        }

        assertThat(timer("rowmq.send", "destination", "orders", "outcome", "failure"))
                .isEqualTo(1);
    }

    @Test
    void transactionsRedeliveriesAndDeadLettersAreCounted(
            @SessionMode(JMSContext.SESSION_TRANSACTED) JMSContext context, Queue orders) {
        context.createProducer().send(orders, "poison");
        context.commit();
        for (int delivery = 1; delivery <= 2; delivery++) {
            context.createConsumer(orders).receive(5_000);
            context.rollback();
        }

        assertThat(timer("rowmq.transaction", "outcome", "committed")).isEqualTo(1);
        assertThat(timer("rowmq.transaction", "outcome", "rolled_back")).isEqualTo(2);
        assertThat(counter("rowmq.received", "destination", "orders", "redelivered", "true"))
                .isEqualTo(1);
        assertThat(counter("rowmq.returned", "destination", "orders")).isEqualTo(1);
        assertThat(counter("rowmq.dead.letters", "destination", "orders")).isEqualTo(1);
    }

    @Test
    void callsOfListenersAreTimed(JMSContext context, Queue orders, @Destination("DLQ.orders") QueueProbe letters)
            throws JMSException {
        context.createProducer().send(orders, "poison");
        try (JMSContext listening = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            listening.createConsumer(orders).setMessageListener(message -> {
                throw new IllegalArgumentException("not today");
            });
            letters.hasSize(1);
        }

        assertThat(timer("rowmq.process", "destination", "orders", "outcome", "failure"))
                .isEqualTo(2);
    }

    @Test
    void expiryIsCounted(JMSContext context, Queue orders, ManualClock clock) {
        context.createProducer().setTimeToLive(1_000).send(orders, "a");
        clock.advance(Duration.ofSeconds(1));

        assertThat(counter("rowmq.expired", "destination", "orders")).isEqualTo(1);
    }

    @Test
    void temporaryDestinationsShareTheirMeters(JMSContext context) {
        context.createProducer().send(context.createTemporaryQueue(), "a").send(context.createTemporaryQueue(), "b");

        assertThat(timer("rowmq.send", "destination", "(temporary)", "outcome", "success"))
                .isEqualTo(2);
    }

    @Test
    void theNumberOfMetersIsBounded() {
        for (int id = 1; id <= RowmqMetrics.MOST_DESTINATIONS + 10; id++) {
            metrics.expired(new DestinationRow(id, DestinationRow.Kind.TOPIC, "t" + id), 1);
        }

        assertThat(counter("rowmq.expired", "destination", "(other)", "kind", "topic"))
                .isEqualTo(10);
    }

    @Test
    void alertsAreThereUntilTheyAreOver() {
        metrics.alert(new Alert(Alert.Kind.DEPTH, "queue://orders", "10 messages wait", true));
        metrics.alert(new Alert(Alert.Kind.DEPTH, "queue://orders", "told by another factory", true));
        metrics.alert(new Alert(Alert.Kind.DEPTH, "queue://invoices", "10 messages wait", true));
        metrics.alert(new Alert(Alert.Kind.DEPTH, "queue://orders", "is in order again", false));
        metrics.alert(new Alert(Alert.Kind.LEASE, "db", "late", true));
        metrics.alert(new Alert(Alert.Kind.LEASE, "db", "late again", true));

        assertThat(registry.get("rowmq.alerts").tags("kind", "depth").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("rowmq.alerts").tags("kind", "relay").gauge().value())
                .isZero();
        assertThat(counter("rowmq.alerts.raised", "kind", "depth", "database", "test"))
                .isEqualTo(2);
        assertThat(counter("rowmq.alerts.raised", "kind", "lease")).isEqualTo(2);
    }
}

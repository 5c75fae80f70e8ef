package io.rowmq.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.rowmq.spi.Alert;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what happens to messages in this JVM.
 *
 * <table>
 *   <caption>The meters; all but the last three have the tags {@code destination} and {@code kind}</caption>
 *   <tr><th>name</th><th>type</th><th>meaning, further tags</th></tr>
 *   <tr><td>{@code rowmq.send}</td><td>timer</td><td>sends; {@code outcome} success or failure</td></tr>
 *   <tr><td>{@code rowmq.received}</td><td>counter</td><td>deliveries, to receives and listeners;
 *     {@code redelivered} true or false</td></tr>
 *   <tr><td>{@code rowmq.delivery.lag}</td><td>timer</td><td>from when a message could be delivered to its first
 *     delivery</td></tr>
 *   <tr><td>{@code rowmq.process}</td><td>timer</td><td>calls of listeners; {@code outcome} success or
 *     failure</td></tr>
 *   <tr><td>{@code rowmq.returned}</td><td>counter</td><td>deliveries that came back to be tried again</td></tr>
 *   <tr><td>{@code rowmq.dead.letters}</td><td>counter</td><td>messages that were given up</td></tr>
 *   <tr><td>{@code rowmq.expired}</td><td>counter</td><td>messages that expired</td></tr>
 *   <tr><td>{@code rowmq.transaction}</td><td>timer</td><td>ends of local transactions; {@code outcome} committed,
 *     rolled_back or failed</td></tr>
 *   <tr><td>{@code rowmq.alerts}</td><td>gauge</td><td>alerts that are not over; {@code kind} depth, age, branch,
 *     outbox or relay</td></tr>
 *   <tr><td>{@code rowmq.alerts.raised}</td><td>counter</td><td>alerts that began; {@code kind} also lease</td></tr>
 * </table>
 *
 * <p>All temporary destinations together are {@code (temporary)}, and those beyond the first
 * {@value #MOST_DESTINATIONS} are {@code (other)}, so that the number of meters is bounded.
 *
 * <pre>{@code
 * factory.addObserver(new RowmqMetrics(registry));
 * }</pre>
 */
public final class RowmqMetrics implements MessageObserver {

    /** How many destinations have meters of their own. */
    public static final int MOST_DESTINATIONS = 1_000;

    private static final String TEMPORARY = "(temporary)";
    private static final String OTHER = "(other)";

    private final MeterRegistry registry;
    private final Tags common;
    private final Map<DestinationRow, DestinationMeters> destinations = new ConcurrentHashMap<>();
    private final Map<DestinationRow.Kind, DestinationMeters> temporary = new ConcurrentHashMap<>();
    private final Map<DestinationRow.Kind, DestinationMeters> others = new ConcurrentHashMap<>();
    private final Map<Outcome, Timer> transactions = new EnumMap<>(Outcome.class);
    private final Map<Alert.Kind, AlertMeters> alerts = new EnumMap<>(Alert.Kind.class);

    /**
     * Registers meters as destinations come into use.
     *
     * @param registry where they are registered
     */
    public RowmqMetrics(MeterRegistry registry) {
        this(registry, List.of());
    }

    /**
     * Registers meters with tags of the application's own.
     *
     * @param registry where they are registered
     * @param tags what all of them have besides their own, for example which of several databases it is
     */
    public RowmqMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        this.registry = registry;
        this.common = Tags.of(tags);
        for (Outcome outcome : Outcome.values()) {
            transactions.put(
                    outcome,
                    Timer.builder("rowmq.transaction")
                            .description("Ends of local transactions")
                            .tags(common.and("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                            .register(registry));
        }
        for (Alert.Kind kind : Alert.Kind.values()) {
            alerts.put(kind, new AlertMeters(registry, common, kind));
        }
    }

    private DestinationMeters meters(String name, DestinationRow.Kind kind) {
        Tags tags = common.and("destination", name, "kind", kind.name().toLowerCase(Locale.ROOT));
        return new DestinationMeters(registry, tags);
    }

    private DestinationMeters of(DestinationRow destination) {
        if (destination.id() < 0) {
            return temporary.computeIfAbsent(destination.kind(), kind -> meters(TEMPORARY, kind));
        }
        DestinationMeters known = destinations.get(destination);
        if (known != null) {
            return known;
        }
        if (destinations.size() >= MOST_DESTINATIONS) {
            return others.computeIfAbsent(destination.kind(), kind -> meters(OTHER, kind));
        }
        return destinations.computeIfAbsent(destination, row -> meters(row.name(), row.kind()));
    }

    @Override
    public Sending sending(DestinationRow to, Message message) {
        long began = System.nanoTime();
        DestinationMeters meters = of(to);
        return new Sending() {
            @Override
            public void ended(@Nullable StoredMessage sent, @Nullable Throwable failure) {
                meters.send(failure).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        };
    }

    @Override
    public void received(DestinationRow from, StoredMessage message, int deliveryCount, long nanos) {
        delivered(of(from), message, deliveryCount);
    }

    @Override
    public Processing processing(DestinationRow from, StoredMessage message, int deliveryCount) {
        DestinationMeters meters = of(from);
        delivered(meters, message, deliveryCount);
        long began = System.nanoTime();
        return failure -> meters.process(failure).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private void delivered(DestinationMeters meters, StoredMessage message, int deliveryCount) {
        meters.received(deliveryCount > 1).increment();
        if (deliveryCount == 1) {
            long lag = registry.config().clock().wallTime() - message.deliveryTime();
            meters.lag().record(Math.max(0, lag), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void transactionEnded(Outcome outcome, long nanos) {
        transactions.get(outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void returned(DestinationRow from, StoredMessage message, int deliveryCount) {
        of(from).returned().increment();
    }

    @Override
    public void deadLettered(DestinationRow from, StoredMessage letter) {
        of(from).deadLetters().increment();
    }

    @Override
    public void expired(DestinationRow from, int messages) {
        of(from).expired().increment(messages);
    }

    /** Counts an alert; a relay's observer may call this as well. */
    @Override
    public void alert(Alert alert) {
        alerts.get(alert.kind()).tell(alert);
    }
}

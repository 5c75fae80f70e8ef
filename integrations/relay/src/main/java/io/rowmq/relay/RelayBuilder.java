package io.rowmq.relay;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.XAConnectionFactory;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to forward, and where.
 *
 * <pre>{@code
 * Relay relay = new RelayBuilder("orders")
 *         .fromQueue(rowmq, "orders")
 *         .toQueue(artemis, "orders")
 *         .start();
 * }</pre>
 *
 * <p>How often a message arrives:
 *
 * <ul>
 *   <li>exactly once with {@link #transactions}, if the transaction manager recovers after a crash;
 *   <li>exactly once where the target is RowMQ, which removes what comes again by {@code JMS_RowMQ_DeduplicationId}, as
 *       long as its {@code deduplicationWindow} lasts;
 *   <li>otherwise at least once: what was in a transaction when the relay was killed, or when the source failed between
 *       the target's commit and its own, comes again.
 * </ul>
 *
 * <p>The user and the password are those that the factories are configured with. Not for use by several threads.
 */
public final class RelayBuilder {

    private static final int DEFAULT_BATCH = 50;
    private static final int DEFAULT_ATTEMPTS = 5;

    private final String name;
    private final List<RelayObserver> observers = new ArrayList<>();
    private @Nullable Place from;
    private @Nullable Place to;
    private @Nullable String selector;
    private @Nullable TransactionManager transactions;
    private @Nullable String deadLetters;
    private int batch = DEFAULT_BATCH;
    private int attempts = DEFAULT_ATTEMPTS;
    private Duration firstPause = Duration.ofSeconds(1);
    private Duration longestPause = Duration.ofMinutes(1);

    /**
     * Begins with nothing but a name.
     *
     * @param name tells relays apart, in logs, metrics and what the target removes by; JVMs that share the work of one
     *     relay use the same
     */
    public RelayBuilder(String name) {
        this.name = required("name", name);
    }

    private static String required(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a relay needs a " + what + " that is not blank, not '" + value + "'");
        }
        return value;
    }

    /** Takes the messages of a queue. */
    public RelayBuilder fromQueue(ConnectionFactory factory, String queue) {
        from = new Place(Objects.requireNonNull(factory), false, required("queue", queue), null);
        return this;
    }

    /**
     * Takes the messages of a shared durable subscription, which is created if it is not there. It stays when the relay
     * is closed.
     */
    public RelayBuilder fromSubscription(ConnectionFactory factory, String topic, String subscription) {
        from = new Place(
                Objects.requireNonNull(factory),
                true,
                required("topic", topic),
                required("subscription", subscription));
        return this;
    }

    /** Sends to a queue. */
    public RelayBuilder toQueue(ConnectionFactory factory, String queue) {
        to = new Place(Objects.requireNonNull(factory), false, required("queue", queue), null);
        return this;
    }

    /** Sends to a topic. */
    public RelayBuilder toTopic(ConnectionFactory factory, String topic) {
        to = new Place(Objects.requireNonNull(factory), true, required("topic", topic), null);
        return this;
    }

    /** Forwards only what this message selector matches. */
    public RelayBuilder selector(String newSelector) {
        selector = newSelector;
        return this;
    }

    /**
     * Makes receipts and sends parts of global transactions: both factories have to be {@link XAConnectionFactory}s.
     *
     * @param manager the transaction manager, which has to know both sides for its recovery
     */
    public RelayBuilder transactions(TransactionManager manager) {
        transactions = manager;
        return this;
    }

    /**
     * Forwards several messages in one transaction.
     *
     * @param messages how many at most, at least 1; the default is 50
     */
    public RelayBuilder batch(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("a batch has at least 1 message, not " + messages);
        }
        batch = messages;
        return this;
    }

    /**
     * How long to wait after a failure: each time twice as long, until something goes through.
     *
     * @param first the first pause, at least a millisecond; the default is a second
     * @param longest the longest; the default is a minute
     */
    public RelayBuilder backOff(Duration first, Duration longest) {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first pause is at least a millisecond, and the longest not shorter: not " + first + " and "
                            + longest);
        }
        firstPause = first;
        longestPause = longest;
        return this;
    }

    /**
     * Where messages go that cannot be forwarded, in the transaction that takes them from their queue.
     *
     * @param queue a queue of the provider that messages come from; the default is {@code DLQ.} and the name of the
     *     queue or topic
     * @param mostAttempts how often a message is tried, by {@code JMSXDeliveryCount}, at least 1, or -1 without limit;
     *     the default is 5. The source's own limit holds as well.
     */
    public RelayBuilder deadLetters(String queue, int mostAttempts) {
        if (mostAttempts < 1 && mostAttempts != -1) {
            throw new IllegalArgumentException("at least 1 attempt, or -1 without limit, not " + mostAttempts);
        }
        deadLetters = required("dead letter queue", queue);
        attempts = mostAttempts;
        return this;
    }

    /** Tells somebody what happens. */
    public RelayBuilder observer(RelayObserver observer) {
        observers.add(Objects.requireNonNull(observer));
        return this;
    }

    /**
     * Begins to forward. It connects in the background, and goes on trying: a provider that is not there yet is told to
     * the observers and logged.
     *
     * @throws IllegalArgumentException if one end is missing, or transactions were given and a factory is not XA
     */
    public Relay start() {
        if (from == null || to == null) {
            throw new IllegalArgumentException("relay " + name + " needs " + (from == null ? "from" : "to")
                    + "... : where messages " + (from == null ? "come from" : "go to"));
        }
        if (transactions != null) {
            requireXa(from);
            requireXa(to);
        }
        Relay relay = new Relay(new Route(
                name,
                from,
                to,
                selector,
                transactions,
                to.factory() instanceof RowmqConnectionFactory,
                batch,
                firstPause,
                longestPause,
                attempts,
                deadLetters == null ? "DLQ." + from.name() : deadLetters,
                List.copyOf(observers)));
        relay.start();
        return relay;
    }

    private void requireXa(Place place) {
        if (!(place.factory() instanceof XAConnectionFactory)) {
            throw new IllegalArgumentException("relay " + name + " has a transaction manager, so the factory for "
                    + place + " has to be an XAConnectionFactory, which "
                    + place.factory().getClass().getName() + " is not");
        }
    }
}

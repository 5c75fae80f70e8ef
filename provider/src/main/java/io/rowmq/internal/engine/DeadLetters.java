package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes dead letters: copies of messages that are given up, by default in {@code DLQ.<name>}, and of messages that
 * expired where their destination has an expiry queue, with the reason in their properties. A dead letter that is given
 * up again goes to the end of the queue it is in, and keeps its original destination.
 */
final class DeadLetters {

    static final String QUEUE_PREFIX = "DLQ.";

    private static final int LONGEST_MESSAGE = 1_000;

    private final EngineParts parts;

    DeadLetters(EngineParts parts) {
        this.parts = parts;
    }

    /**
     * The dead letter for a delivery that is given up.
     *
     * @param to the name of the queue
     */
    Send letter(Claim claim, int deliveries, String to, @Nullable Throwable cause) throws JMSException {
        Backlog from = Settler.entry(claim).backlog;
        Map<String, @Nullable Object> properties = properties(from, claim.message(), LetterProperty.MAX_DELIVERIES);
        LetterProperty.DELIVERY_COUNT.put(properties, deliveries);
        if (cause != null) {
            LetterProperty.EXCEPTION_CLASS.put(properties, cause.getClass().getName());
            LetterProperty.EXCEPTION_MESSAGE.put(properties, shortened(cause.getMessage()));
        }
        return send(to, claim.message(), properties);
    }

    /** The letter for a message that expired, in the given queue. */
    Send expired(Claim claim, int deliveries, String to) throws JMSException {
        Backlog from = Settler.entry(claim).backlog;
        Map<String, @Nullable Object> properties = properties(from, claim.message(), LetterProperty.EXPIRED);
        LetterProperty.DELIVERY_COUNT.put(properties, deliveries);
        return send(to, claim.message(), properties);
    }

    /** The name of the queue for dead letters of a destination. */
    String queue(StoredDestination from) {
        DestinationPolicy policy = parts.policies().terms(from).policy();
        if (policy.deadLetterQueue() != null) {
            return policy.deadLetterQueue();
        }
        String name = from.name();
        return parts.policies().receivesLetters(from) ? name : QUEUE_PREFIX + name;
    }

    private Map<String, @Nullable Object> properties(Backlog from, StoredMessage message, String reason) {
        Map<String, @Nullable Object> properties = new HashMap<>(message.properties());
        LetterProperty.EXCEPTION_CLASS.remove(properties);
        LetterProperty.EXCEPTION_MESSAGE.remove(properties);
        LetterProperty.REASON.put(properties, reason);
        LetterProperty.TIME.put(properties, parts.time().now());
        boolean again = LetterProperty.ORIGINAL_DESTINATION.in(properties)
                && parts.policies().receivesLetters(from.destination);
        if (!again) {
            LetterProperty.ORIGINAL_DESTINATION.put(properties, uri(from.destination));
            LetterProperty.ORIGINAL_SUBSCRIPTION.remove(properties);
            LetterProperty.ORIGINAL_CLIENT_ID.remove(properties);
            if (from.id.kind() == BacklogId.Kind.SUBSCRIPTION) {
                addSubscription(from, properties);
            }
        }
        return properties;
    }

    private void addSubscription(Backlog from, Map<String, @Nullable Object> properties) {
        Subscription subscription = parts.subscriptions().find(from.id.id());
        if (subscription != null && subscription.spec.name() != null) {
            LetterProperty.ORIGINAL_SUBSCRIPTION.put(properties, subscription.spec.name());
            String clientId = subscription.spec.origin().clientId();
            if (clientId != null) {
                LetterProperty.ORIGINAL_CLIENT_ID.put(properties, clientId);
            }
        }
    }

    private Send send(String name, StoredMessage message, Map<String, @Nullable Object> properties)
            throws JMSException {
        StoredDestination queue = parts.directory().queue(name);
        StoredMessage letter = new StoredMessage(
                message.messageId(),
                queue.id(),
                message.priority(),
                message.persistent(),
                message.timestamp(),
                0,
                parts.time().now(),
                message.correlationId(),
                message.replyTo(),
                message.type(),
                Collections.unmodifiableMap(properties),
                message.body());
        return new Send(letter, List.of(BacklogId.queue(queue.id())), 0);
    }

    private static String uri(StoredDestination destination) {
        return (destination.kind() == DestinationRow.Kind.QUEUE ? "queue://" : "topic://") + destination.name();
    }

    private static String shortened(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
    }
}

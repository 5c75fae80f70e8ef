package io.rowmq.internal.engine;

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

/** Makes dead letters: a copy of the message in {@code DLQ.<name>}, with the reason in its properties. */
final class DeadLetters {

    private static final String QUEUE_PREFIX = "DLQ.";
    private static final String PROPERTY_PREFIX = "JMS_RowMQ_";
    private static final String REASON = "MAX_DELIVERIES";
    private static final int LONGEST_MESSAGE = 1_000;

    private final Directory directory;
    private final EngineTime time;

    DeadLetters(Directory directory, EngineTime time) {
        this.directory = directory;
        this.time = time;
    }

    /**
     * The dead letter for a delivery that is given up. A dead letter itself goes back to its own queue's letters.
     *
     * @param to the name of the queue, null for the usual one
     */
    Send letter(Claim claim, int deliveries, @Nullable String to, @Nullable Throwable cause) throws JMSException {
        StoredDestination from = claim.destination();
        StoredDestination queue = directory.queue(to != null ? to : QUEUE_PREFIX + from.name());
        StoredMessage message = claim.message();
        long now = time.now();
        Map<String, @Nullable Object> properties = new HashMap<>(message.properties());
        properties.put(PROPERTY_PREFIX + "DeadLetterReason", REASON);
        properties.put(PROPERTY_PREFIX + "OriginalDestination", uri(from));
        properties.put(PROPERTY_PREFIX + "DeliveryCount", deliveries);
        properties.put(PROPERTY_PREFIX + "DeadLetterTime", now);
        if (cause != null) {
            properties.put(PROPERTY_PREFIX + "ExceptionClass", cause.getClass().getName());
            properties.put(PROPERTY_PREFIX + "ExceptionMessage", shortened(cause.getMessage()));
        }
        StoredMessage letter = new StoredMessage(
                message.messageId(),
                queue.id(),
                message.priority(),
                message.persistent(),
                message.timestamp(),
                0,
                now,
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

package io.rowmq.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is stored: immutable, and complete but for its position, which the store gives at commit.
 *
 * @param messageId {@code JMSMessageID}, with its prefix {@code ID:}
 * @param destinationId the key of the queue or topic it was sent to
 * @param priority {@code JMSPriority}, 0 to 9
 * @param persistent whether {@code JMSDeliveryMode} is PERSISTENT
 * @param timestamp {@code JMSTimestamp}, milliseconds since the epoch
 * @param expiration {@code JMSExpiration}, milliseconds since the epoch, 0 for never
 * @param deliveryTime {@code JMSDeliveryTime}, milliseconds since the epoch
 * @param correlationId {@code JMSCorrelationID}
 * @param replyTo {@code JMSReplyTo} as text, for example {@code queue://orders}
 * @param type {@code JMSType}
 * @param properties the message properties in their JMS types (Boolean, Byte, Short, Integer, Long, Float, Double,
 *     String), without {@code JMSXDeliveryCount}; immutable
 * @param body the body
 */
public record StoredMessage(
        String messageId,
        long destinationId,
        int priority,
        boolean persistent,
        long timestamp,
        long expiration,
        long deliveryTime,
        @Nullable String correlationId,
        @Nullable String replyTo,
        @Nullable String type,
        Map<String, @Nullable Object> properties,
        MessageBody body) {

    private static final String GROUP = "JMSXGroupID";

    /** The message group, {@code JMSXGroupID}; null if the message is in none. */
    public @Nullable String group() {
        return properties.get(GROUP) instanceof String group && !group.isEmpty() ? group : null;
    }

    /** An estimate of what the message takes in memory, in bytes. */
    public long footprint() {
        return 400 + body.size() + 100L * properties.size();
    }

    /** The same message sent to another destination. */
    public StoredMessage withDestination(long newDestinationId) {
        return newDestinationId == destinationId ? this : with(newDestinationId, properties, body);
    }

    /** The same message with another body. */
    public StoredMessage withBody(MessageBody newBody) {
        return with(destinationId, properties, newBody);
    }

    /** The same message with other properties, an immutable map. */
    public StoredMessage withProperties(Map<String, @Nullable Object> newProperties) {
        return with(destinationId, newProperties, body);
    }

    private StoredMessage with(
            long newDestinationId, Map<String, @Nullable Object> newProperties, MessageBody newBody) {
        return new StoredMessage(
                messageId,
                newDestinationId,
                priority,
                persistent,
                timestamp,
                expiration,
                deliveryTime,
                correlationId,
                replyTo,
                type,
                newProperties,
                newBody);
    }

    /** Whether the message has expired at the given time. */
    public boolean expired(long nowMillis) {
        return expiration != 0 && expiration <= nowMillis;
    }
}

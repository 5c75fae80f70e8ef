package io.rowmq.internal.message;

import org.jspecify.annotations.Nullable;

/**
 * What the send method, not the client, gives to a message (section 3.4.11).
 *
 * @param messageId {@code JMSMessageID}
 * @param destinationId the key of the destination
 * @param priority {@code JMSPriority}, 0 to 9
 * @param persistent whether {@code JMSDeliveryMode} is PERSISTENT
 * @param timestamp {@code JMSTimestamp}, milliseconds since the epoch
 * @param expiration {@code JMSExpiration}, milliseconds since the epoch, 0 for never
 * @param deliveryTime {@code JMSDeliveryTime}, milliseconds since the epoch
 * @param replyTo the message's {@code JMSReplyTo} as text, see {@link DestinationName}
 * @param userId the property {@code JMSXUserID}: the user who has been authenticated, null for none
 */
public record SendHeaders(
        String messageId,
        long destinationId,
        int priority,
        boolean persistent,
        long timestamp,
        long expiration,
        long deliveryTime,
        @Nullable String replyTo,
        @Nullable String userId) {}

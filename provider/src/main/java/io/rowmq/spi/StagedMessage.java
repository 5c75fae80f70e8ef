package io.rowmq.spi;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code rowmq_outbox} as it was found. Whoever can write SQL can have written it, so nothing is known of its
 * contents yet.
 *
 * @param id its key
 * @param destination where it is to go: {@code queue://NAME}, {@code topic://NAME}, or the bare name of a queue
 * @param priority {@code JMSPriority}
 * @param persistent whether {@code JMSDeliveryMode} is PERSISTENT
 * @param timestamp {@code JMSTimestamp}, 0 if it was not said
 * @param expiration when it expires, milliseconds since the epoch, 0 for never
 * @param deliveryTime when it may first be delivered, milliseconds since the epoch, 0 for at once
 * @param messageId {@code JMSMessageID}, null if it was not said
 * @param correlationId {@code JMSCorrelationID}
 * @param replyTo {@code JMSReplyTo} as text
 * @param type {@code JMSType}
 * @param properties message properties as JSON
 * @param bodyType one of the words of {@link BodyType}
 * @param bodyText the body, if it is text
 * @param bodyBytes the body, if it is bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record StagedMessage(
        long id,
        String destination,
        int priority,
        boolean persistent,
        long timestamp,
        long expiration,
        long deliveryTime,
        @Nullable String messageId,
        @Nullable String correlationId,
        @Nullable String replyTo,
        @Nullable String type,
        @Nullable String properties,
        String bodyType,
        @Nullable String bodyText,
        byte @Nullable [] bodyBytes) {}

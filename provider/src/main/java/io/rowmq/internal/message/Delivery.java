package io.rowmq.internal.message;

import jakarta.jms.Destination;
import org.jspecify.annotations.Nullable;

/**
 * What a received message gets from the session that hands it out.
 *
 * @param count which delivery of the message this is, 1 for the first: {@code JMSXDeliveryCount}; above 1
 *     {@code JMSRedelivered} is set (sections 3.4.7 and 3.5.11). 0 for a message that is only browsed: then neither is
 * @param receivedAt {@code JMSXRcvTimestamp}, milliseconds since the epoch, 0 to leave it out
 * @param destination {@code JMSDestination}
 * @param replyTo {@code JMSReplyTo}
 * @param acknowledger what {@link jakarta.jms.Message#acknowledge} does
 */
public record Delivery(
        int count,
        long receivedAt,
        Destination destination,
        @Nullable Destination replyTo,
        Acknowledger acknowledger) {}

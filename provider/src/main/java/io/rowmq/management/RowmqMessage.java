package io.rowmq.management;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits in a queue or subscription. Times are milliseconds since the epoch, 0 for none.
 *
 * @param position which message, unique in the database
 * @param id {@code JMSMessageID}
 * @param inHand whether a session of the JVM that was asked has it, or another JVM has claimed it
 * @param deliveries how often it has been delivered
 * @param priority {@code JMSPriority}
 * @param persistent whether {@code JMSDeliveryMode} is PERSISTENT
 * @param timestamp {@code JMSTimestamp}
 * @param expiration {@code JMSExpiration}
 * @param deliveryTime {@code JMSDeliveryTime}
 * @param correlationId {@code JMSCorrelationID}
 * @param replyTo {@code JMSReplyTo}, for example {@code queue://answers}
 * @param type {@code JMSType}
 * @param properties the properties as text, for people
 * @param typedProperties the properties as JSON that loses nothing, see {@link io.rowmq.spi.TypedJson}
 * @param bodyType {@code NONE}, {@code TEXT}, {@code BYTES}, {@code MAP}, {@code STREAM} or {@code OBJECT}
 * @param bodySize the size of the body; for text its characters
 * @param text the body of TEXT; of MAP and STREAM as JSON; null if there is none, or it was left out
 * @param bytes the body of BYTES; of OBJECT as it was serialised; null if there is none, or it was left out
 * @param complete whether the body, if there is one, is there
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowmqMessage(
        long position,
        String id,
        boolean inHand,
        int deliveries,
        int priority,
        boolean persistent,
        long timestamp,
        long expiration,
        long deliveryTime,
        @Nullable String correlationId,
        @Nullable String replyTo,
        @Nullable String type,
        Map<String, String> properties,
        String typedProperties,
        String bodyType,
        long bodySize,
        @Nullable String text,
        byte @Nullable [] bytes,
        boolean complete) {

    /** The message as one line of JSON, as exports have it and {@link RowmqMessages#send} takes it. */
    public String json() {
        return MessageJson.write(this);
    }
}

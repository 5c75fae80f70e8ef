package io.rowmq.internal.message;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** The header fields of one message (section 3.4): plain values, which the message hands in and out. */
final class Headers {

    @Nullable String messageId;

    long timestamp;

    @Nullable String correlationId;

    @Nullable Destination replyTo;

    @Nullable Destination destination;

    int deliveryMode = Message.DEFAULT_DELIVERY_MODE;
    boolean redelivered;

    @Nullable String type;

    long expiration;
    long deliveryTime;
    int priority = Message.DEFAULT_PRIORITY;

    /** The header fields of a received message. */
    static Headers received(StoredMessage stored, Delivery delivery) {
        Headers headers = new Headers();
        headers.messageId = stored.messageId();
        headers.timestamp = stored.timestamp();
        headers.correlationId = stored.correlationId();
        headers.replyTo = delivery.replyTo();
        headers.destination = delivery.destination();
        headers.deliveryMode = stored.persistent() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT;
        headers.redelivered = delivery.count() > 1;
        headers.type = stored.type();
        headers.expiration = stored.expiration();
        headers.deliveryTime = stored.deliveryTime();
        headers.priority = stored.priority();
        return headers;
    }
}

package io.rowmq.internal.management;

import io.rowmq.management.RowmqMessage;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.TypedJson;
import java.util.Map;
import java.util.TreeMap;

/** Messages as operators see them. */
final class MessageViews {

    private MessageViews() {}

    /** @param largest bodies that are larger are left out */
    static RowmqMessage of(StoredDelivery delivery, boolean inHand, int largest) {
        StoredMessage message = delivery.message();
        MessageBody body = message.body();
        boolean complete = !body.detached() && body.size() <= largest;
        Map<String, String> properties = new TreeMap<>();
        message.properties().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        return new RowmqMessage(
                delivery.position(),
                message.messageId(),
                inHand,
                delivery.deliveryCount(),
                message.priority(),
                message.persistent(),
                message.timestamp(),
                message.expiration(),
                message.deliveryTime(),
                message.correlationId(),
                message.replyTo(),
                message.type(),
                properties,
                TypedJson.encode(message.properties()),
                body.type().name(),
                body.detached() ? body.detachedSize() : body.size(),
                complete ? body.text() : null,
                complete ? body.bytes() : null,
                complete);
    }
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds messages to units as sends to another place. */
final class Forwarding {

    private final EngineParts parts;
    private final boolean copying;

    /** @param copying whether each gets an identifier of its own */
    Forwarding(EngineParts parts, boolean copying) {
        this.parts = parts;
        this.copying = copying;
    }

    /** Adds a message to its new place; false if nobody there wants it. */
    boolean addTo(@Nullable StoredDestination to, StoredMessage message, Unit unit) throws JMSException {
        if (to == null) {
            return false;
        }
        List<BacklogId> routes = to.kind() == Kind.QUEUE
                ? List.of(BacklogId.queue(to.id()))
                : parts.subscriptions().routes(to, message, StagedMessages.NOBODY, unit);
        if (!routes.isEmpty()) {
            add(to, routes, message, unit);
        }
        return !routes.isEmpty();
    }

    /** Adds a message to those who are to have it. */
    void add(StoredDestination to, List<BacklogId> routes, StoredMessage message, Unit unit) {
        String id = copying ? parts.identifiers().nextMessageId() : message.messageId();
        StoredMessage sent = new StoredMessage(
                id,
                to.id(),
                message.priority(),
                message.persistent(),
                message.timestamp(),
                message.expiration(),
                message.deliveryTime(),
                message.correlationId(),
                message.replyTo(),
                message.type(),
                message.properties(),
                message.body());
        unit.send(new Send(sent, routes, 0));
    }
}

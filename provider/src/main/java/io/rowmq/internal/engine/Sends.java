package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.List;

/** Routes messages: to their queue, or to each subscription of their topic that wants them. */
final class Sends {

    private Sends() {}

    /** Adds the message to the unit; a message that no subscription wants is not stored. */
    static void add(Unit unit, EngineParts parts, Origin from, StoredDestination to, StoredMessage message)
            throws JMSException {
        StoredDestination now = parts.directory().require(to);
        List<BacklogId> routes = now.kind() == DestinationRow.Kind.QUEUE
                ? List.of(BacklogId.queue(now.id()))
                : parts.subscriptions().routes(now, message, from, unit);
        if (!routes.isEmpty()) {
            long due = message.deliveryTime() > parts.time().now() ? message.deliveryTime() : 0;
            unit.send(new Send(message.withDestination(now.id()), routes, due));
        }
    }
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.util.Map;

/** Messages whose group is the first letter of their identifier; those that begin with a digit are in none. */
final class Grouped {

    private static final Origin ORIGIN = new Origin(1, null);

    private Grouped() {}

    static void send(Engine engine, String... ids) throws JMSException {
        StoredDestination queue = engine.queue("orders");
        for (String id : ids) {
            engine.send(ORIGIN, queue, message(queue, id));
        }
    }

    static StoredMessage message(StoredDestination to, String id) {
        return message(to, id, 4);
    }

    static StoredMessage message(StoredDestination to, String id, int priority) {
        return new StoredMessage(
                id,
                to.id(),
                priority,
                true,
                0,
                0,
                0,
                null,
                null,
                null,
                Character.isDigit(id.charAt(0)) ? Map.of() : Map.of("JMSXGroupID", id.substring(0, 1)),
                MessageBody.ofText(BodyType.TEXT, id));
    }

    /** The identifier of what was received, "nothing" if that is so. */
    static String id(Claim claim) {
        return claim == null ? "nothing" : claim.message().messageId();
    }
}

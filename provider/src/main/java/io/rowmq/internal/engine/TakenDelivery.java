package io.rowmq.internal.engine;

import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;

/** A claim on a loaded delivery. */
record TakenDelivery(Entry entry, StoredMessage message) implements Claim {

    static TakenDelivery of(Entry entry, MessageStore store) throws JMSException {
        StoredMessage message = entry.message;
        if (message.body().detached()) {
            message = message.withBody(attached(entry, store));
        }
        return new TakenDelivery(entry, message);
    }

    private static MessageBody attached(Entry entry, MessageStore store) throws JMSException {
        MessageBody body = store.loadBody(entry.position);
        if (body == null) {
            throw new JMSException(
                    "The body of message " + entry.message.messageId() + " is no longer in " + store.name()
                            + "; was its row deleted by hand?",
                    "ROWMQ-BODY-MISSING");
        }
        return body;
    }

    @Override
    public StoredDestination destination() {
        return entry.backlog.destination;
    }

    @Override
    public int deliveryCount() {
        return entry.deliveries + 1;
    }
}

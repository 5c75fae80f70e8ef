package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.message.Acknowledger;
import io.rowmq.internal.message.Delivery;
import io.rowmq.internal.message.MessageFactory;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** Makes the messages that one session receives. */
final class Inbound {

    private final Messaging engine;
    private final MessageFactory messages;
    private final Destinations destinations;
    private final Acknowledger acknowledger;
    private @Nullable StoredDestination lastStored;
    private @Nullable Destination lastObject;

    Inbound(Messaging engine, MessageFactory messages, Destinations destinations, Acknowledger acknowledger) {
        this.engine = engine;
        this.messages = messages;
        this.destinations = destinations;
        this.acknowledger = acknowledger;
    }

    Message received(Claim claim) throws JMSException {
        StoredMessage stored = claim.message();
        return messages.received(
                stored,
                new Delivery(
                        claim.deliveryCount(),
                        engine.now(),
                        object(claim.destination()),
                        destinations.object(stored.replyTo()),
                        acknowledger));
    }

    Message browsed(StoredMessage stored, Destination destination) throws JMSException {
        return messages.received(
                stored, new Delivery(0, 0, destination, destinations.object(stored.replyTo()), Acknowledger.NONE));
    }

    /** Sessions mostly read one destination. Only the thread that has the session's turn comes here. */
    private Destination object(StoredDestination stored) throws JMSException {
        if (lastObject == null || lastStored != stored) {
            lastObject = destinations.object(stored);
            lastStored = stored;
        }
        return lastObject;
    }
}

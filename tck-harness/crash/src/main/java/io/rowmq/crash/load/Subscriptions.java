package io.rowmq.crash.load;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** Opens the consumer of a backlog. */
final class Subscriptions {

    private Subscriptions() {}

    /** A consumer; for the durable subscription the connection has the client identifier that it belongs to. */
    static MessageConsumer consumer(Session session, Place place, String backlog) throws JMSException {
        return switch (backlog) {
            case Place.DURABLE -> session.createDurableConsumer((Topic) place.destination(session), backlog);
            case Place.SHARED -> session.createSharedDurableConsumer((Topic) place.destination(session), backlog);
            default -> session.createConsumer(place.destination(session));
        };
    }
}

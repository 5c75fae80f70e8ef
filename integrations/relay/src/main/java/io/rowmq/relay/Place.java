package io.rowmq.relay;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/**
 * One end of a relay.
 *
 * @param factory the provider
 * @param topic whether it is a topic
 * @param name the name of the queue or topic, in the words of the provider
 * @param subscription the shared durable subscription to receive from; null for a queue, and where a relay sends to
 */
record Place(
        ConnectionFactory factory,
        boolean topic,
        String name,
        @Nullable String subscription) {

    Destination destination(Session session) throws JMSException {
        return topic ? session.createTopic(name) : session.createQueue(name);
    }

    MessageConsumer consumer(Session session, @Nullable String selector) throws JMSException {
        return subscription == null
                ? session.createConsumer(session.createQueue(name), selector)
                : session.createSharedDurableConsumer(session.createTopic(name), subscription, selector);
    }

    @Override
    public String toString() {
        return (topic ? "topic://" : "queue://") + name + (subscription == null ? "" : " (" + subscription + ")");
    }
}

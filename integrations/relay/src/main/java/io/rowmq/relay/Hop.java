package io.rowmq.relay;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import org.jspecify.annotations.Nullable;

/** Both sides, connected, and the transactions over them. Used by one thread. */
abstract class Hop implements AutoCloseable {

    private final Route route;
    private final Session source;
    private final Session target;
    private final MessageConsumer consumer;
    private final MessageProducer producer;

    Hop(Route route, Session source, Session target) throws JMSException {
        this.route = route;
        this.source = source;
        this.target = target;
        this.consumer = route.from().consumer(source, route.selector());
        this.producer = target.createProducer(route.to().destination(target));
    }

    abstract void begin() throws JMSException, NotSupportedException, SystemException, RollbackException;

    /** Commits the receipts and the sends since the beginning. */
    abstract void commit() throws Exception;

    /** Gives back what was received. */
    abstract void rollback() throws Exception;

    @Override
    public abstract void close() throws JMSException;

    /** The next message, waiting so long for it; zero does not wait. */
    @Nullable Message receive(long millis) throws JMSException {
        return millis == 0 ? consumer.receiveNoWait() : consumer.receive(millis);
    }

    /** Sends a copy to the target. */
    void forward(Message message) throws JMSException {
        Envelope envelope = Envelope.of(message);
        if (envelope.expired()) {
            return;
        }
        Message copy = Bodies.copy(message, target);
        envelope.writeTo(copy, route);
        producer.send(copy, envelope.deliveryMode(), envelope.priority(), envelope.timeToLive());
    }

    /** Sends the message itself to the dead letter queue of where it came from. */
    void giveUp(Message message, String reason) throws JMSException {
        Envelope envelope = Envelope.of(message);
        envelope.writeDeadLetter(message, route, reason);
        try (MessageProducer letters = source.createProducer(source.createQueue(route.deadLetters()))) {
            letters.send(message, envelope.deliveryMode(), envelope.priority(), 0);
        }
    }
}

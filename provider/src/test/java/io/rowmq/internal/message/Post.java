package io.rowmq.internal.message;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;

/** Sends and receives without a database. */
final class Post {

    static final Destination ORDERS = queue("orders");
    static final MessageFactory TRUSTING_NOBODY = new MessageFactory(TrustedClasses.none());

    private Post() {}

    /** What a consumer gets of a message. */
    @SuppressWarnings("unchecked")
    static <M extends Message> M deliver(M message) throws JMSException {
        return (M) receive(send(message), 1);
    }

    /** What is stored of a message. */
    static StoredMessage send(Message message) throws JMSException {
        return Outgoing.snapshot(message, new SendHeaders("ID:1", 7, 4, true, 1_000, 0, 1_000, null, null));
    }

    static Message receive(StoredMessage stored, int deliveryCount) {
        return TRUSTING_NOBODY.received(stored, delivery(deliveryCount));
    }

    static Delivery delivery(int count) {
        return new Delivery(count, 0, ORDERS, null, Acknowledger.NONE);
    }

    static Queue queue(String name) {
        return new Queue() {
            @Override
            public String getQueueName() {
                return name;
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}

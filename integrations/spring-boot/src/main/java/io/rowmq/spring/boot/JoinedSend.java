package io.rowmq.spring.boot;

import io.rowmq.RowmqContext;
import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One send of a producer, with everything that was set for it, to be made through the outbox. */
record JoinedSend(
        MessageProducer producer,
        Destination to,
        Message message,
        int deliveryMode,
        int priority,
        long timeToLive,
        @Nullable CompletionListener listener) {

    /**
     * What the arguments of one of the methods of a producer say: a destination or none, a message, mode, priority and
     * time to live or none, a listener or none.
     *
     * @return null for what the producer refuses: no destination, or two
     */
    static @Nullable JoinedSend of(MessageProducer producer, @Nullable Object[] arguments) throws JMSException {
        Destination own = producer.getDestination();
        boolean addressed = arguments[0] instanceof Destination;
        int at = addressed ? 1 : 0;
        if (addressed == (own != null) || arguments.length <= at || !(arguments[at] instanceof Message message)) {
            return null;
        }
        List<Object> rest = List.of(arguments).subList(at + 1, arguments.length);
        boolean options = rest.size() >= 3;
        Object last = rest.isEmpty() ? null : rest.get(rest.size() - 1);
        return new JoinedSend(
                producer,
                addressed ? (Destination) arguments[0] : own,
                message,
                options ? (int) rest.get(0) : producer.getDeliveryMode(),
                options ? (int) rest.get(1) : producer.getPriority(),
                options ? (long) rest.get(2) : producer.getTimeToLive(),
                last instanceof CompletionListener listener ? listener : null);
    }

    /** Sends; the message gets its header fields as by any send. */
    void through(RowmqContext outbox) throws JMSException {
        outbox.createProducer()
                .setDeliveryMode(deliveryMode)
                .setPriority(priority)
                .setTimeToLive(timeToLive)
                .setDeliveryDelay(producer.getDeliveryDelay())
                .setDisableMessageID(producer.getDisableMessageID())
                .setDisableMessageTimestamp(producer.getDisableMessageTimestamp())
                .setAsync(listener)
                .send(to, message);
    }

    /** Gives a producer the settings of another. */
    static JMSProducer like(JMSProducer model, JMSProducer producer) {
        producer.setDeliveryMode(model.getDeliveryMode())
                .setPriority(model.getPriority())
                .setTimeToLive(model.getTimeToLive())
                .setDeliveryDelay(model.getDeliveryDelay())
                .setDisableMessageID(model.getDisableMessageID())
                .setDisableMessageTimestamp(model.getDisableMessageTimestamp())
                .setAsync(model.getAsync())
                .setJMSType(model.getJMSType())
                .setJMSCorrelationID(model.getJMSCorrelationID())
                .setJMSReplyTo(model.getJMSReplyTo());
        for (String name : model.getPropertyNames()) {
            producer.setProperty(name, model.getObjectProperty(name));
        }
        return producer;
    }
}

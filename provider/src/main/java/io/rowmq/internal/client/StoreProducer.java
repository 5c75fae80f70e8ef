package io.rowmq.internal.client;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueSender;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;
import org.jspecify.annotations.Nullable;

/** A producer of any domain, for one destination or, without one, for all. */
final class StoreProducer implements QueueSender, TopicPublisher {

    private final StoreSession session;
    private final Lifecycle life = new Lifecycle("producer");
    private final @Nullable Destination destination;
    private SendOptions options = SendOptions.DEFAULT;
    private boolean disableMessageId;

    StoreProducer(StoreSession session, @Nullable Destination destination) {
        this.session = session;
        this.destination = destination;
    }

    private void checkOpen() throws JMSException {
        life.checkOpen();
        session.checkOpen();
    }

    // ---- sending

    private void sendToOwn(Message message, SendOptions how, @Nullable CompletionListener listener)
            throws JMSException {
        checkOpen();
        if (destination == null) {
            throw new UnsupportedOperationException(
                    "This producer was created without a destination; name one in each send");
        }
        session.outbound().send(destination, message, how, listener);
    }

    private void sendTo(
            @Nullable Destination to, Message message, SendOptions how, @Nullable CompletionListener listener)
            throws JMSException {
        checkOpen();
        if (destination != null) {
            throw new UnsupportedOperationException("This producer was created for '" + destination
                    + "'; to send elsewhere, create one with createProducer(null)");
        }
        if (to == null) {
            throw new InvalidDestinationException("The destination is null");
        }
        session.outbound().send(to, message, how, listener);
    }

    private static CompletionListener required(@Nullable CompletionListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException("The completion listener is null; use a send method without one");
        }
        return listener;
    }

    @Override
    public void send(Message message) throws JMSException {
        sendToOwn(message, options, null);
    }

    @Override
    public void send(Message message, int deliveryMode, int priority, long timeToLive) throws JMSException {
        sendToOwn(message, options.with(deliveryMode, priority, timeToLive), null);
    }

    @Override
    public void send(Destination to, Message message) throws JMSException {
        sendTo(to, message, options, null);
    }

    @Override
    public void send(Destination to, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        sendTo(to, message, options.with(deliveryMode, priority, timeToLive), null);
    }

    @Override
    public void send(Message message, CompletionListener listener) throws JMSException {
        sendToOwn(message, options, required(listener));
    }

    @Override
    public void send(Message message, int deliveryMode, int priority, long timeToLive, CompletionListener listener)
            throws JMSException {
        sendToOwn(message, options.with(deliveryMode, priority, timeToLive), required(listener));
    }

    @Override
    public void send(Destination to, Message message, CompletionListener listener) throws JMSException {
        sendTo(to, message, options, required(listener));
    }

    @Override
    public void send(
            Destination to,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            CompletionListener listener)
            throws JMSException {
        sendTo(to, message, options.with(deliveryMode, priority, timeToLive), required(listener));
    }

    @Override
    public void send(Queue queue, Message message) throws JMSException {
        sendTo(queue, message, options, null);
    }

    @Override
    public void send(Queue queue, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        sendTo(queue, message, options.with(deliveryMode, priority, timeToLive), null);
    }

    @Override
    public void publish(Message message) throws JMSException {
        send(message);
    }

    @Override
    public void publish(Message message, int deliveryMode, int priority, long timeToLive) throws JMSException {
        send(message, deliveryMode, priority, timeToLive);
    }

    @Override
    public void publish(Topic topic, Message message) throws JMSException {
        sendTo(topic, message, options, null);
    }

    @Override
    public void publish(Topic topic, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        sendTo(topic, message, options.with(deliveryMode, priority, timeToLive), null);
    }

    /** Sends with everything said in the call, for the simplified API. */
    void send(Destination to, Message message, SendOptions how, @Nullable CompletionListener listener)
            throws JMSException {
        sendTo(to, message, how, listener);
    }

    // ---- options

    @Override
    public @Nullable Destination getDestination() throws JMSException {
        checkOpen();
        return destination;
    }

    @Override
    public @Nullable Queue getQueue() throws JMSException {
        return Domain.queue(getDestination());
    }

    @Override
    public @Nullable Topic getTopic() throws JMSException {
        return Domain.topic(getDestination());
    }

    /** A hint that is not taken: the identifier costs nothing and dead letters need it. */
    @Override
    public void setDisableMessageID(boolean value) throws JMSException {
        checkOpen();
        disableMessageId = value;
    }

    @Override
    public boolean getDisableMessageID() throws JMSException {
        checkOpen();
        return disableMessageId;
    }

    @Override
    public void setDisableMessageTimestamp(boolean value) throws JMSException {
        checkOpen();
        options = options.withTimestamp(!value);
    }

    @Override
    public boolean getDisableMessageTimestamp() throws JMSException {
        checkOpen();
        return !options.withTimestamp();
    }

    @Override
    public void setDeliveryMode(int deliveryMode) throws JMSException {
        checkOpen();
        options = options.withDeliveryMode(deliveryMode);
    }

    @Override
    public int getDeliveryMode() throws JMSException {
        checkOpen();
        return options.deliveryMode();
    }

    @Override
    public void setPriority(int priority) throws JMSException {
        checkOpen();
        options = options.withPriority(priority);
    }

    @Override
    public int getPriority() throws JMSException {
        checkOpen();
        return options.priority();
    }

    @Override
    public void setTimeToLive(long millis) throws JMSException {
        checkOpen();
        options = options.withTimeToLive(millis);
    }

    @Override
    public long getTimeToLive() throws JMSException {
        checkOpen();
        return options.timeToLive();
    }

    @Override
    public void setDeliveryDelay(long millis) throws JMSException {
        checkOpen();
        options = options.withDeliveryDelay(millis);
    }

    @Override
    public long getDeliveryDelay() throws JMSException {
        checkOpen();
        return options.deliveryDelay();
    }

    /** Waits for its asynchronous sends; those of other producers of the session are waited for as well. */
    @Override
    public void close() throws JMSException {
        session.async().checkNotInCallback("MessageProducer.close");
        if (life.beginClose()) {
            session.async().awaitCallbacks();
            life.endClose();
        } else {
            life.awaitClosed();
        }
    }
}

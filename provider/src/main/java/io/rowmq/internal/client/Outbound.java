package io.rowmq.internal.client;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.message.Outgoing;
import io.rowmq.internal.message.SendHeaders;
import io.rowmq.policy.Right;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of a message out of one session: header fields, snapshot, and then the transaction or the store. */
final class Outbound {

    private final Messaging engine;
    private final Supplier<Origin> origin;
    private final Destinations destinations;
    private final SendScope transaction;
    private final AsyncSender async;

    Outbound(
            Messaging engine,
            Supplier<Origin> origin,
            Destinations destinations,
            SendScope transaction,
            AsyncSender async) {
        this.engine = engine;
        this.origin = origin;
        this.destinations = destinations;
        this.transaction = transaction;
        this.async = async;
    }

    /** Sends a message; without a listener it is as safe as the session makes it when this returns. */
    void send(Destination to, Message message, SendOptions options, @Nullable CompletionListener listener)
            throws JMSException {
        StoredDestination target = destinations.stored(to, Right.SEND);
        MessageObserver observer = engine.observer();
        if (observer == null || message == null) {
            dispatch(target, snapshot(to, target, message, options, null), message, listener);
        } else {
            sendObserved(to, target, message, options, listener, observer);
        }
    }

    private void sendObserved(
            Destination to,
            StoredDestination target,
            Message message,
            SendOptions options,
            @Nullable CompletionListener listener,
            MessageObserver observer)
            throws JMSException {
        ObservedSend observed = new ObservedSend(observer.sending(target.row(), message));
        try {
            StoredMessage stored = snapshot(to, target, message, options, observed);
            dispatch(target, stored, message, listener == null ? null : observed.tellBefore(listener));
        } catch (JMSException | RuntimeException failure) {
            observed.ended(failure);
            throw failure;
        }
        if (listener == null) {
            observed.ended(null);
        }
    }

    private void dispatch(
            StoredDestination target, StoredMessage stored, Message message, @Nullable CompletionListener listener)
            throws JMSException {
        if (transaction.take(target, stored)) {
            if (listener != null) {
                async.complete(message, listener);
            }
        } else if (listener != null) {
            async.send(target, stored, message, listener);
        } else {
            async.flush();
            engine.send(origin.get(), target, stored);
        }
    }

    private StoredMessage snapshot(
            Destination to,
            StoredDestination target,
            Message message,
            SendOptions options,
            @Nullable ObservedSend observed)
            throws JMSException {
        if (message == null) {
            throw new MessageFormatException("The message is null");
        }
        long now = engine.now();
        SendHeaders headers = new SendHeaders(
                engine.nextMessageId(),
                target.id(),
                options.priority(),
                options.deliveryMode() == DeliveryMode.PERSISTENT,
                options.withTimestamp() ? now : 0,
                options.expiration(now),
                options.deliveryTime(now),
                destinations.text(message.getJMSReplyTo()),
                destinations.user());
        StoredMessage stored = Outgoing.snapshot(message, headers);
        Outgoing.requireSize(stored.body(), engine.options().maxMessageSize());
        if (observed != null) {
            stored = observed.complete(stored);
        }
        Outgoing.complete(message, stored, to);
        return stored;
    }
}

package io.rowmq.internal.client;

import io.rowmq.internal.client.Deliveries.Extraction;
import jakarta.jms.JMSConsumer;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import jakarta.jms.StreamMessage;
import org.jspecify.annotations.Nullable;

/** A consumer behind the simplified API. */
final class FluentConsumer implements JMSConsumer {

    private final StoreConsumer consumer;

    FluentConsumer(StoreConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public @Nullable String getMessageSelector() {
        return Unchecked.call(consumer::getMessageSelector);
    }

    @Override
    public @Nullable MessageListener getMessageListener() {
        return Unchecked.call(consumer::getMessageListener);
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) {
        Unchecked.run(() -> consumer.setMessageListener(listener));
    }

    @Override
    public @Nullable Message receive() {
        return Unchecked.call(() -> consumer.receive());
    }

    @Override
    public @Nullable Message receive(long timeout) {
        return Unchecked.call(() -> consumer.receive(timeout));
    }

    @Override
    public @Nullable Message receiveNoWait() {
        return Unchecked.call(consumer::receiveNoWait);
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type) {
        return Unchecked.call(() -> consumer.receive(Deadline.NEVER, bodyAs(type)));
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type, long timeout) {
        return Unchecked.call(() -> consumer.receive(Deadline.in(timeout), bodyAs(type)));
    }

    @Override
    public <T> @Nullable T receiveBodyNoWait(Class<T> type) {
        return Unchecked.call(() -> consumer.receive(Deadline.NOW, bodyAs(type)));
    }

    /** What {@code getBody} allows and this does not: a message without a body (section 8.6). */
    private static <T> Extraction<T> bodyAs(Class<T> type) {
        return message -> {
            T body = message instanceof StreamMessage ? null : message.getBody(type);
            if (body == null) {
                throw new MessageFormatException("The message " + message.getJMSMessageID()
                        + " has no body that can be received as " + type.getName() + "; use receive()");
            }
            return body;
        };
    }

    @Override
    public void close() {
        Unchecked.run(consumer::close);
    }
}

package io.rowmq.internal.client;

import io.rowmq.internal.client.Deliveries.Extraction;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;
import org.jspecify.annotations.Nullable;

/** A consumer of any domain. */
final class StoreConsumer implements QueueReceiver, TopicSubscriber {

    private static final Extraction<Message> WHOLE = message -> message;

    private final StoreSession session;
    private final Intake intake;
    private final Subject subject;
    private final Lifecycle life = new Lifecycle("consumer");

    /**
     * What a consumer was created for.
     *
     * @param destination the queue or topic
     * @param selector the selector as the application gave it, null for none
     * @param noLocal whether messages of its own connection are left out
     */
    record Subject(Destination destination, @Nullable String selector, boolean noLocal) {}

    StoreConsumer(StoreSession session, Intake intake, Subject subject) {
        this.session = session;
        this.intake = intake;
        this.subject = subject;
    }

    private void checkOpen() throws JMSException {
        life.checkOpen();
        session.checkOpen();
    }

    /** Its deliveries, for a caller that does without {@code receive} and listeners. */
    Feed feed() {
        return session.feed(this, intake.reader());
    }

    @Override
    public @Nullable Message receive() throws JMSException {
        return receive(Deadline.NEVER, WHOLE);
    }

    @Override
    public @Nullable Message receive(long timeout) throws JMSException {
        return receive(Deadline.in(timeout), WHOLE);
    }

    @Override
    public @Nullable Message receiveNoWait() throws JMSException {
        return receive(Deadline.NOW, WHOLE);
    }

    /** Receives what is extracted of the next message. */
    <T> @Nullable T receive(Deadline deadline, Extraction<T> extraction) throws JMSException {
        checkOpen();
        return intake.receive(deadline, extraction);
    }

    @Override
    public @Nullable MessageListener getMessageListener() throws JMSException {
        checkOpen();
        return intake.listener();
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        checkOpen();
        intake.listen(listener);
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        checkOpen();
        return subject.selector();
    }

    @Override
    public @Nullable Queue getQueue() throws JMSException {
        checkOpen();
        return Domain.queue(subject.destination());
    }

    @Override
    public @Nullable Topic getTopic() throws JMSException {
        checkOpen();
        return Domain.topic(subject.destination());
    }

    @Override
    public boolean getNoLocal() throws JMSException {
        checkOpen();
        return subject.noLocal();
    }

    /** May be called by any thread, also by the consumer's own listener, for which it does not wait (section 8.8). */
    @Override
    public void close() throws JMSException {
        if (life.beginClose()) {
            try {
                intake.close();
                session.deliveries().remove(intake);
            } finally {
                life.endClose();
            }
        } else if (!intake.inOwnListener()) {
            life.awaitClosed();
        }
    }
}

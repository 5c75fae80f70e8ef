package io.rowmq.internal.client;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import org.jspecify.annotations.Nullable;

/**
 * A temporary queue or topic: the object of the connection that created it, or one that a {@code JMSReplyTo} led to and
 * that can only be sent to. Equal by name.
 */
abstract sealed class TemporaryDestination implements Destination
        permits TemporaryDestination.OfQueue, TemporaryDestination.OfTopic {

    private final String name;
    private final @Nullable Destinations owner;

    private TemporaryDestination(String name, @Nullable Destinations owner) {
        this.name = name;
        this.owner = owner;
    }

    /** A temporary queue. */
    static final class OfQueue extends TemporaryDestination implements TemporaryQueue {
        OfQueue(String name, @Nullable Destinations owner) {
            super(name, owner);
        }

        @Override
        public String getQueueName() {
            return name();
        }
    }

    /** A temporary topic. */
    static final class OfTopic extends TemporaryDestination implements TemporaryTopic {
        OfTopic(String name, @Nullable Destinations owner) {
            super(name, owner);
        }

        @Override
        public String getTopicName() {
            return name();
        }
    }

    String name() {
        return name;
    }

    /** Deletes it with its messages; again is no error. */
    public void delete() throws JMSException {
        if (owner == null) {
            throw new JMSException(
                    "The temporary destination " + name + " can only be deleted by the connection that created it",
                    ArgumentCheck.CODE);
        }
        owner.delete(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TemporaryDestination destination && destination.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

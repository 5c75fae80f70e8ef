package io.rowmq.internal.client;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.message.DestinationName;
import io.rowmq.internal.security.Access;
import io.rowmq.policy.Right;
import io.rowmq.spi.DestinationRow.Kind;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What destination objects mean in one connection, and the temporary ones that it owns. */
final class Destinations {

    private final Messaging engine;
    private final Supplier<Origin> origin;
    private final Access access;
    private final Map<String, TemporaryDestination> own = new ConcurrentHashMap<>();

    Destinations(Messaging engine, Supplier<Origin> origin, Access access) {
        this.engine = engine;
        this.origin = origin;
        this.access = access;
    }

    /**
     * Finds what a destination object stands for. The right is asked for first, so that nothing comes into being for
     * who may not use it. Temporary destinations need none: only who has been told their names can send to them.
     *
     * @param right what is to be done with it
     * @throws InvalidDestinationException if it is null, of another provider, or a temporary one that is gone
     * @throws jakarta.jms.JMSSecurityException if the user does not have the right
     */
    StoredDestination stored(@Nullable Destination destination, Right right) throws JMSException {
        if (destination instanceof RowmqQueue queue) {
            access.require(right, Kind.QUEUE, queue.getQueueName());
            return engine.queue(queue.getQueueName());
        }
        if (destination instanceof RowmqTopic topic) {
            access.require(right, Kind.TOPIC, topic.getTopicName());
            return engine.topic(topic.getTopicName());
        }
        if (destination instanceof TemporaryDestination temporary) {
            return engine.temporary(temporary.name());
        }
        if (destination == null) {
            throw new InvalidDestinationException("The destination is null");
        }
        throw new InvalidDestinationException("The destination '" + destination + "' of "
                + destination.getClass().getName()
                + " belongs to another provider; use a RowmqQueue or RowmqTopic, or one that a session created");
    }

    /** The same for a consumer or browser, which no other connection may have on a temporary destination. */
    StoredDestination readable(@Nullable Destination destination, Right right) throws JMSException {
        StoredDestination stored = stored(destination, right);
        if (stored.temporary() && !own.containsKey(stored.name())) {
            throw new InvalidDestinationException("The temporary destination " + stored.name() + " belongs to another"
                    + " connection; only its own can read from it (Jakarta Messaging, section 6.2.2)");
        }
        return stored;
    }

    /** The user who may do with them what the roles say, null for nobody in particular. */
    @Nullable String user() {
        return access.user();
    }

    /** Asks for a right on a destination that is known already. */
    void require(Right right, StoredDestination stored) throws JMSException {
        if (!stored.temporary()) {
            access.require(right, stored.kind(), stored.name());
        }
    }

    /** A topic to read from. */
    StoredDestination readableTopic(@Nullable Destination topic) throws JMSException {
        StoredDestination stored = readable(topic, Right.CONSUME);
        if (stored.kind() != Kind.TOPIC) {
            throw new InvalidDestinationException("'" + stored.name() + "' is a queue; subscribe to a topic");
        }
        return stored;
    }

    /** A queue to look at. */
    StoredDestination browsableQueue(@Nullable Destination queue) throws JMSException {
        StoredDestination stored = readable(queue, Right.BROWSE);
        if (stored.kind() != Kind.QUEUE) {
            throw new InvalidDestinationException("'" + stored.name() + "' is a topic; browse a queue");
        }
        return stored;
    }

    /** The object for a destination, as {@code JMSDestination} gives it. */
    Destination object(StoredDestination stored) throws JMSException {
        boolean queue = stored.kind() == Kind.QUEUE;
        if (stored.temporary()) {
            return temporary(stored.name(), queue);
        }
        return queue ? new RowmqQueue(stored.name()) : new RowmqTopic(stored.name());
    }

    /** The object for the text of a {@code JMSReplyTo}. */
    @Nullable Destination object(@Nullable String text) throws JMSException {
        if (text == null) {
            return null;
        }
        DestinationName destination = DestinationName.parse(text);
        return switch (destination.kind()) {
            case QUEUE -> new RowmqQueue(destination.name());
            case TOPIC -> new RowmqTopic(destination.name());
            case TEMPORARY_QUEUE -> temporary(destination.name(), true);
            case TEMPORARY_TOPIC -> temporary(destination.name(), false);
        };
    }

    /** The text of a {@code JMSReplyTo}. */
    @Nullable String text(@Nullable Destination replyTo) throws JMSException {
        if (replyTo == null) {
            return null;
        }
        if (replyTo instanceof RowmqQueue || replyTo instanceof RowmqTopic || replyTo instanceof TemporaryDestination) {
            return DestinationName.of(replyTo).text();
        }
        throw new InvalidDestinationException("JMSReplyTo '" + replyTo + "' of "
                + replyTo.getClass().getName() + " belongs to another provider and would not lead back here; set a"
                + " RowmqQueue or RowmqTopic, or one that a session created");
    }

    /** A destination object with a name that an application gives. */
    static <D> D named(Function<String, D> constructor, @Nullable String name) throws JMSException {
        try {
            return constructor.apply(Objects.requireNonNull(name, "name"));
        } catch (IllegalArgumentException | NullPointerException e) {
            InvalidDestinationException invalid = new InvalidDestinationException(
                    name == null ? "The name of the destination is null" : e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private TemporaryDestination temporary(String name, boolean queue) {
        TemporaryDestination known = own.get(name);
        if (known != null) {
            return known;
        }
        return queue ? new TemporaryDestination.OfQueue(name, null) : new TemporaryDestination.OfTopic(name, null);
    }

    TemporaryQueue createTemporaryQueue() throws JMSException {
        String name = engine.createTemporaryQueue(origin.get()).name();
        TemporaryDestination.OfQueue queue = new TemporaryDestination.OfQueue(name, this);
        own.put(name, queue);
        return queue;
    }

    TemporaryTopic createTemporaryTopic() throws JMSException {
        String name = engine.createTemporaryTopic(origin.get()).name();
        TemporaryDestination.OfTopic topic = new TemporaryDestination.OfTopic(name, this);
        own.put(name, topic);
        return topic;
    }

    void delete(TemporaryDestination destination) throws JMSException {
        if (own.containsKey(destination.name())) {
            engine.deleteTemporary(engine.temporary(destination.name()));
            own.remove(destination.name());
        }
    }

    /** The connection has been closed, and with it the engine has ended its temporary destinations. */
    void close() {
        own.clear();
    }
}

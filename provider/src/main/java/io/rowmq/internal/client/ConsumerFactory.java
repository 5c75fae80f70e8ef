package io.rowmq.internal.client;

import io.rowmq.internal.client.StoreConsumer.Subject;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.Reader;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.engine.SubscriptionSpec;
import io.rowmq.internal.engine.SubscriptionSpec.Kind;
import io.rowmq.policy.Right;
import io.rowmq.spi.DestinationRow;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the consumers and browsers of one session (Jakarta Messaging 3.1, sections 8.2 and 8.3). */
final class ConsumerFactory {

    private final Messaging engine;
    private final Supplier<Origin> origin;
    private final StoreSession session;
    private final Destinations destinations;
    private final Inbound inbound;

    ConsumerFactory(
            Messaging engine,
            Supplier<Origin> origin,
            StoreSession session,
            Destinations destinations,
            Inbound inbound) {
        this.engine = engine;
        this.origin = origin;
        this.session = session;
        this.destinations = destinations;
        this.inbound = inbound;
    }

    StoreConsumer consumer(Destination destination, @Nullable String selector, boolean noLocal) throws JMSException {
        StoredDestination stored = destinations.readable(destination, Right.CONSUME);
        if (stored.kind() == DestinationRow.Kind.TOPIC) {
            return subscribe(stored, destination, Kind.NON_DURABLE, null, selector, noLocal);
        }
        return open(
                stored, engine.readQueue(stored, given(selector)), new Subject(destination, given(selector), noLocal));
    }

    StoreConsumer shared(Topic topic, String name, @Nullable String selector) throws JMSException {
        StoredDestination stored = destinations.readableTopic(topic);
        return subscribe(stored, topic, Kind.SHARED_NON_DURABLE, required(name), selector, false);
    }

    StoreConsumer durable(Topic topic, String name, @Nullable String selector, boolean noLocal) throws JMSException {
        StoredDestination stored = permanentTopic(topic);
        if (origin.get().clientId() == null) {
            throw new IllegalStateException("An unshared durable subscription needs a client identifier; set clientId"
                    + " on the connection factory or call setClientID (Jakarta Messaging, section 8.3.3)");
        }
        requireRightOn(required(name));
        return subscribe(stored, topic, Kind.DURABLE, name, selector, noLocal);
    }

    StoreConsumer sharedDurable(Topic topic, String name, @Nullable String selector) throws JMSException {
        StoredDestination stored = permanentTopic(topic);
        requireRightOn(required(name));
        return subscribe(stored, topic, Kind.SHARED_DURABLE, name, selector, false);
    }

    void unsubscribe(String name) throws JMSException {
        if (name == null) {
            throw new InvalidDestinationException("The subscription name is null; there is no such subscription");
        }
        requireRightOn(name);
        engine.unsubscribe(origin.get().clientId(), name);
    }

    /** A durable subscription ends by unsubscribing, and by a consumer with its name on another topic. */
    private void requireRightOn(String name) throws JMSException {
        StoredDestination topic = engine.subscribed(origin.get().clientId(), name);
        if (topic != null) {
            destinations.require(Right.CONSUME, topic);
        }
    }

    StoreBrowser browser(Queue queue, @Nullable String selector) throws JMSException {
        String text = given(selector);
        return new StoreBrowser(
                session,
                queue,
                text,
                () -> engine.browse(destinations.browsableQueue(queue), text),
                message -> inbound.browsed(message, queue));
    }

    private StoredDestination permanentTopic(Topic topic) throws JMSException {
        StoredDestination stored = destinations.readableTopic(topic);
        if (stored.temporary()) {
            throw new InvalidDestinationException("The topic " + stored.name() + " is temporary and cannot have a"
                    + " durable subscription (Jakarta Messaging, section 4.2.7)");
        }
        return stored;
    }

    private StoreConsumer subscribe(
            StoredDestination topic,
            Destination object,
            Kind kind,
            @Nullable String name,
            @Nullable String selector,
            boolean noLocal)
            throws JMSException {
        String text = given(selector);
        SubscriptionSpec spec = new SubscriptionSpec(kind, name, text, noLocal, origin.get());
        return open(topic, engine.subscribe(topic, spec), new Subject(object, text, noLocal));
    }

    private StoreConsumer open(StoredDestination from, Reader reader, Subject subject) {
        reader.into(session::holder);
        String source = (from.kind() == DestinationRow.Kind.QUEUE ? "queue://" : "topic://") + from.name();
        Intake intake =
                new Intake(session.deliveries(), reader, () -> destinations.require(Right.CONSUME, from), source);
        session.deliveries().add(intake);
        return new StoreConsumer(session, intake, subject);
    }

    private static @Nullable String given(@Nullable String selector) {
        return selector == null || selector.isBlank() ? null : selector;
    }

    private static String required(@Nullable String name) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new JMSException(
                    "The subscription needs a name, but it is " + (name == null ? "null" : "empty"),
                    ArgumentCheck.CODE);
        }
        String tooLong = ArgumentCheck.tooLong("name of a subscription", name);
        if (tooLong != null) {
            throw new JMSException(tooLong, ArgumentCheck.CODE);
        }
        return name;
    }
}

package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.internal.selector.Selectors;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Declaration.CreateSubscription;
import io.rowmq.spi.Declaration.DeleteSubscription;
import io.rowmq.spi.Effect;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The subscriptions in a database that this JVM has to itself: it knows them all. */
final class OwnSubscriptions implements Subscriptions {

    private final EngineParts parts;
    private final Map<Long, List<Subscription>> byTopic = new ConcurrentHashMap<>();
    private final Map<Name, Subscription> durable = new HashMap<>();
    private final Map<Name, Subscription> sharedNonDurable = new HashMap<>();

    private record Name(@Nullable String clientId, String name) {}

    OwnSubscriptions(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public void load() throws JMSException {
        for (SubscriptionRow row : parts.store().subscriptions()) {
            StoredDestination topic = parts.directory().find(row.topicId());
            if (topic == null) {
                throw new JMSException(
                        "Subscription " + row.name() + " belongs to topic " + row.topicId() + ", which is not in "
                                + parts.store().name() + "; was its row deleted by hand?",
                        "ROWMQ-STORE-INCONSISTENT");
            }
            SubscriptionSpec.Kind kind =
                    row.shared() ? SubscriptionSpec.Kind.SHARED_DURABLE : SubscriptionSpec.Kind.DURABLE;
            SubscriptionSpec spec = new SubscriptionSpec(
                    kind, row.name(), row.selector(), row.noLocal(), new Origin(0, row.clientId()));
            add(spec, topic, Selectors.parse(row.selector()), row.id(), false);
        }
    }

    @Override
    public List<BacklogId> routes(StoredDestination topic, StoredMessage message, Origin from, Unit unit) {
        List<Subscription> subscriptions = byTopic.getOrDefault(topic.id(), List.of());
        List<BacklogId> routes = new ArrayList<>(subscriptions.size());
        for (Subscription subscription : subscriptions) {
            if (!subscription.excludes(from)
                    && (subscription.selector == null || subscription.selector.matches(message))) {
                routes.add(subscription.backlog.id);
            }
        }
        return routes;
    }

    @Override
    public synchronized Reader subscribe(StoredDestination topic, SubscriptionSpec spec) throws JMSException {
        Selector selector = Selectors.parse(spec.selector());
        Subscription subscription = switch (spec.kind()) {
            case NON_DURABLE -> add(spec, topic, selector, parts.directory().nextTemporaryId(), true);
            case SHARED_NON_DURABLE -> sharedNonDurable(topic, spec, selector);
            case DURABLE, SHARED_DURABLE -> durable(topic, spec, selector);
        };
        Reader reader = subscription.backlog.open(null, () -> readerClosed(subscription));
        subscription.readers++;
        return reader;
    }

    private Subscription sharedNonDurable(StoredDestination topic, SubscriptionSpec spec, @Nullable Selector selector)
            throws JMSException {
        Subscription known = sharedNonDurable.get(name(spec));
        if (known == null) {
            return add(spec, topic, selector, parts.directory().nextTemporaryId(), true);
        }
        if (!known.fits(topic, selector, spec)) {
            throw inUse(known, "with another topic or selector");
        }
        return known;
    }

    private Subscription durable(StoredDestination topic, SubscriptionSpec spec, @Nullable Selector selector)
            throws JMSException {
        Subscription known = durable.get(name(spec));
        if (known == null) {
            return create(topic, spec, selector, List.of());
        }
        if (known.spec.kind() != spec.kind()) {
            throw inUse(known, known.spec.kind().shared() ? "as a shared one" : "as an unshared one");
        }
        if (known.readers > 0 && !spec.kind().shared()) {
            throw inUse(known, "and has a consumer");
        }
        if (known.fits(topic, selector, spec)) {
            return known;
        }
        if (known.readers > 0 || known.backlog.hasInHand()) {
            throw inUse(known, "with another topic or selector, and is in use");
        }
        Subscription created = create(topic, spec, selector, List.of(new DeleteSubscription(known.backlog.id.id())));
        remove(known);
        durable.put(name(spec), created);
        return created;
    }

    private Subscription create(
            StoredDestination topic, SubscriptionSpec spec, @Nullable Selector selector, List<Declaration> before)
            throws JMSException {
        if (topic.temporary()) {
            throw new InvalidDestinationException(
                    "A durable subscription on the temporary topic " + topic.name() + " is not possible",
                    "ROWMQ-TEMPORARY-TOPIC");
        }
        long id = parts.store().nextId();
        List<Declaration> declarations = new ArrayList<>(before);
        declarations.add(new CreateSubscription(new SubscriptionRow(
                id,
                topic.id(),
                spec.origin().clientId(),
                String.valueOf(spec.name()),
                selector == null ? null : selector.text(),
                spec.noLocal(),
                spec.kind().shared())));
        parts.store().commit(WorkUnit.declare(declarations, Effect.NONE));
        return add(spec, topic, selector, id, true);
    }

    private Subscription add(
            SubscriptionSpec spec, StoredDestination topic, @Nullable Selector selector, long id, boolean empty) {
        Backlog backlog = parts.backlogs().create(BacklogId.subscription(id), topic, empty);
        Subscription added = new Subscription(spec, topic, selector, backlog);
        switch (spec.kind()) {
            case NON_DURABLE -> {}
            case SHARED_NON_DURABLE -> sharedNonDurable.put(name(spec), added);
            case DURABLE, SHARED_DURABLE -> durable.put(name(spec), added);
        }
        byTopic.compute(topic.id(), (key, kin) -> {
            List<Subscription> all = kin == null ? new CopyOnWriteArrayList<>() : kin;
            all.add(added);
            return all;
        });
        return added;
    }

    private synchronized void readerClosed(Subscription subscription) {
        subscription.readers--;
        if (subscription.readers == 0 && !subscription.spec.kind().durable()) {
            remove(subscription);
        }
    }

    @Override
    public synchronized @Nullable StoredDestination topic(@Nullable String clientId, String name) {
        Subscription known = durable.get(new Name(clientId, name));
        return known == null ? null : known.topic;
    }

    @Override
    public synchronized void unsubscribe(@Nullable String clientId, String name) throws JMSException {
        Subscription known = durable.get(new Name(clientId, name));
        if (known == null) {
            throw new InvalidDestinationException(
                    "There is no durable subscription '" + name + "'"
                            + (clientId == null ? " without a client identifier" : " of client '" + clientId + "'"),
                    "ROWMQ-NO-SUBSCRIPTION");
        }
        if (known.readers > 0) {
            throw inUse(known, "and has a consumer");
        }
        if (known.backlog.hasInHand()) {
            throw inUse(known, "and messages of it are not acknowledged or committed yet");
        }
        parts.store().commit(WorkUnit.declare(List.of(new DeleteSubscription(known.backlog.id.id())), Effect.NONE));
        remove(known);
    }

    private void remove(Subscription subscription) {
        byTopic.computeIfPresent(subscription.topic.id(), (topic, kin) -> {
            kin.remove(subscription);
            return kin.isEmpty() ? null : kin;
        });
        switch (subscription.spec.kind()) {
            case NON_DURABLE -> {}
            case SHARED_NON_DURABLE -> sharedNonDurable.remove(name(subscription.spec), subscription);
            case DURABLE, SHARED_DURABLE -> durable.remove(name(subscription.spec), subscription);
        }
        parts.directory().endBacklog(subscription.backlog);
    }

    @Override
    public synchronized int readers(StoredDestination topic) {
        return byTopic.getOrDefault(topic.id(), List.of()).stream()
                .mapToInt(subscription -> subscription.readers)
                .sum();
    }

    @Override
    public List<SubscriptionRow> rows() {
        return byTopic.values().stream()
                .flatMap(List::stream)
                .map(OwnSubscriptions::row)
                .toList();
    }

    private static SubscriptionRow row(Subscription subscription) {
        SubscriptionSpec spec = subscription.spec;
        return new SubscriptionRow(
                subscription.backlog.id.id(),
                subscription.topic.id(),
                spec.origin().clientId(),
                spec.name() == null ? "" : spec.name(),
                spec.selector(),
                spec.noLocal(),
                spec.kind().shared());
    }

    @Override
    public @Nullable Subscription find(long id) {
        for (List<Subscription> kin : byTopic.values()) {
            for (Subscription subscription : kin) {
                if (subscription.backlog.id.id() == id) {
                    return subscription;
                }
            }
        }
        return null;
    }

    @Override
    public int topics() {
        return byTopic.size();
    }

    @Override
    public void stale() {
        throw new UnsupportedOperationException("nobody else changes subscriptions");
    }

    @Override
    public void reestablish() {
        throw new UnsupportedOperationException("an exclusive engine is never taken for dead");
    }

    private static Name name(SubscriptionSpec spec) {
        return new Name(spec.origin().clientId(), String.valueOf(spec.name()));
    }

    private static IllegalStateException inUse(Subscription known, String how) {
        return new IllegalStateException(
                "Subscription " + known.spec.name() + " exists on topic " + known.topic.name() + " " + how,
                "ROWMQ-IN-USE");
    }
}

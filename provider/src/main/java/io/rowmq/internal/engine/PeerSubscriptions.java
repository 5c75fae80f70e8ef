package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.internal.selector.Selectors;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Registry;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Topology;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions in a database that several JVMs share. Who has to get a message is read when it is needed and was
 * not read yet, or was found to be stale; only those with readers in this JVM are kept.
 */
final class PeerSubscriptions implements Subscriptions {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    /** Stands for "non-durable" where a row is only wanted. */
    private static final long NON_DURABLE = -1;

    private static final long DURABLE = 1;

    private final EngineParts parts;
    private final Peers peers;
    /** Those that are or were read in this JVM, by id. */
    private final Map<Long, Subscription> own = new HashMap<>();

    private volatile @Nullable Routing routing;

    PeerSubscriptions(EngineParts parts, Peers peers) {
        this.parts = parts;
        this.peers = peers;
    }

    @Override
    public void load() {
        // read when something is published
    }

    @Override
    public void stale() {
        routing = null;
    }

    private Routing routing() throws JMSException {
        Routing known = routing;
        return known != null ? known : refresh();
    }

    private synchronized Routing refresh() throws JMSException {
        Topology topology = peers.registry().topology();
        Routing read = Routing.of(topology);
        topology.topics().forEach(parts.directory()::know);
        own.values()
                .removeIf(subscription -> subscription.readers == 0 && !read.contains(subscription.backlog.id.id()));
        routing = read;
        return read;
    }

    // ---- publishing

    @Override
    public List<BacklogId> routes(StoredDestination topic, StoredMessage message, Origin from, Unit unit)
            throws JMSException {
        Routing current = routing();
        unit.routedOn(current.version());
        List<BacklogId> routes = new ArrayList<>();
        for (Routing.Route route : current.of(topic)) {
            if (!excludes(route.row(), from)
                    && (route.selector() == null || route.selector().matches(message))) {
                routes.add(BacklogId.subscription(route.row().id()));
            }
        }
        return routes;
    }

    /** Whether a message from the connection is left out because of {@code noLocal}. */
    private boolean excludes(SubscriptionRow row, Origin from) {
        if (!row.noLocal()) {
            return false;
        }
        if (row.id() > 0 && row.clientId() != null) {
            return row.clientId().equals(from.clientId());
        }
        Subscription here = find(row.id());
        return here != null && here.spec.origin().connectionId() == from.connectionId();
    }

    @Override
    public List<SubscriptionRow> rows() throws JMSException {
        return peers.registry().topology().subscriptions();
    }

    @Override
    public synchronized @Nullable Subscription find(long id) {
        return own.get(id);
    }

    // ---- subscribing

    @Override
    public Reader subscribe(StoredDestination topic, SubscriptionSpec spec) throws JMSException {
        Selector selector = Selectors.parse(spec.selector());
        if (spec.kind().durable() && topic.temporary()) {
            throw new InvalidDestinationException(
                    "A durable subscription on the temporary topic " + topic.name() + " is not possible",
                    "ROWMQ-TEMPORARY-TOPIC");
        }
        Reader reader = null;
        while (reader == null) {
            reader = peers.alive(node -> open(node, topic, spec, selector));
        }
        return reader;
    }

    /** One attempt; null if the subscription was ended meanwhile and has to be made anew. */
    private synchronized @Nullable Reader open(
            long node, StoredDestination topic, SubscriptionSpec spec, @Nullable Selector selector)
            throws JMSException {
        SubscriptionRow wanted = wanted(topic, spec, selector);
        Registry.Subscribed found = peers.registry().subscribe(node, wanted);
        routing = null;
        Subscription known = own.get(found.subscription().id());
        boolean fits = false;
        try {
            fits = fits(found, known, wanted);
            if (!fits && !replace(node, found, known)) {
                throw inUse(spec, topic, "with another topic or selector, and is in use");
            }
        } finally {
            if (!fits && (known == null || known.readers == 0)) {
                peers.registry().unsubscribe(node, found.subscription());
            }
        }
        return fits ? reader(node, found.subscription(), known, topic, spec, selector) : null;
    }

    private static SubscriptionRow wanted(StoredDestination topic, SubscriptionSpec spec, @Nullable Selector selector) {
        return new SubscriptionRow(
                spec.kind().durable() ? DURABLE : NON_DURABLE,
                topic.id(),
                spec.origin().clientId(),
                spec.name() == null ? UUID.randomUUID().toString() : spec.name(),
                selector == null ? null : selector.text(),
                spec.noLocal(),
                spec.kind().shared());
    }

    private static boolean fits(Registry.Subscribed found, @Nullable Subscription known, SubscriptionRow wanted)
            throws JMSException {
        SubscriptionRow row = found.subscription();
        if (row.shared() != wanted.shared()) {
            throw inUse(row, row.shared() ? "as a shared one" : "as an unshared one");
        }
        if (!row.shared() && known != null && known.readers > 0) {
            throw inUse(row, "and has a consumer");
        }
        return row.topicId() == wanted.topicId()
                && row.noLocal() == wanted.noLocal()
                && Objects.equals(row.selector(), wanted.selector());
    }

    /** Ends the subscription that is in the way, if nobody uses it. */
    private boolean replace(long node, Registry.Subscribed found, @Nullable Subscription known) throws JMSException {
        if (found.shared() || known != null && (known.readers > 0 || known.backlog.hasInHand())) {
            return false;
        }
        peers.registry().unsubscribe(node, found.subscription());
        if (found.subscription().id() > 0 && !peers.registry().delete(found.subscription())) {
            return false;
        }
        forget(known);
        return true;
    }

    private Reader reader(
            long node,
            SubscriptionRow row,
            @Nullable Subscription known,
            StoredDestination topic,
            SubscriptionSpec spec,
            @Nullable Selector selector)
            throws JMSException {
        Subscription subscription = known;
        if (subscription == null) {
            Backlog backlog = parts.backlogs().create(BacklogId.subscription(row.id()), topic, false);
            subscription = new Subscription(spec, topic, selector, backlog);
            subscription.row = row;
            own.put(row.id(), subscription);
        }
        subscription.node = node;
        Subscription opened = subscription;
        Reader reader = opened.backlog.open(null, () -> readerClosed(opened));
        opened.readers++;
        return reader;
    }

    // ---- ending

    private synchronized void readerClosed(Subscription subscription) {
        subscription.readers--;
        leave(subscription);
    }

    private synchronized void leave(Subscription subscription) {
        SubscriptionRow row = subscription.row;
        if (subscription.readers > 0 || row == null || !own.containsValue(subscription)) {
            return;
        }
        try {
            peers.registry().unsubscribe(peers.membership().node(), row);
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The consumer of " + subscription.backlog.id + " is signed off later", failure);
            parts.timers().retry(() -> parts.background().execute(() -> leave(subscription)));
            return;
        }
        if (row.id() < 0) {
            routing = null;
            forget(subscription);
        }
    }

    private void forget(@Nullable Subscription subscription) {
        if (subscription != null) {
            own.values().remove(subscription);
            parts.directory().endBacklog(subscription.backlog);
        }
    }

    @Override
    public @Nullable StoredDestination topic(@Nullable String clientId, String name) throws JMSException {
        SubscriptionRow row = peers.registry().subscription(clientId, name);
        if (row == null) {
            return null;
        }
        refresh();
        return parts.directory().find(row.topicId());
    }

    @Override
    public synchronized void unsubscribe(@Nullable String clientId, String name) throws JMSException {
        SubscriptionRow row = peers.registry().subscription(clientId, name);
        if (row == null) {
            throw new InvalidDestinationException(
                    "There is no durable subscription '" + name + "'"
                            + (clientId == null ? " without a client identifier" : " of client '" + clientId + "'"),
                    "ROWMQ-NO-SUBSCRIPTION");
        }
        Subscription known = own.get(row.id());
        if (known != null && known.readers > 0) {
            throw inUse(row, "and has a consumer");
        }
        if (known != null && known.backlog.hasInHand()) {
            throw inUse(row, "and messages of it are not acknowledged or committed yet");
        }
        if (!peers.registry().delete(row)) {
            throw inUse(row, "and is used by another JVM");
        }
        routing = null;
        forget(known);
    }

    @Override
    public synchronized int readers(StoredDestination topic) {
        return own.values().stream()
                .filter(subscription -> subscription.topic.id() == topic.id())
                .mapToInt(subscription -> subscription.readers)
                .sum();
    }

    @Override
    public synchronized int topics() {
        return (int) own.values().stream()
                .map(subscription -> subscription.topic.id())
                .distinct()
                .count();
    }

    // ---- when this JVM was taken for dead

    @Override
    public synchronized void reestablish() throws JMSException {
        routing = null;
        long node = peers.membership().node();
        for (Subscription subscription : List.copyOf(own.values())) {
            if (subscription.readers > 0 && subscription.node != node) {
                StoredDestination topic = parts.directory().current(subscription.topic);
                SubscriptionRow row = peers.registry()
                        .subscribe(node, wanted(topic, subscription.spec, subscription.selector))
                        .subscription();
                own.values().remove(subscription);
                own.put(row.id(), subscription);
                parts.backlogs().rename(subscription.backlog.id, BacklogId.subscription(row.id()));
                subscription.row = row;
                subscription.node = node;
            }
        }
    }

    private static IllegalStateException inUse(SubscriptionRow row, String how) {
        return new IllegalStateException("Subscription " + row.name() + " exists " + how, "ROWMQ-IN-USE");
    }

    private static IllegalStateException inUse(SubscriptionSpec spec, StoredDestination topic, String how) {
        return new IllegalStateException(
                "Subscription " + spec.name() + " exists on topic " + topic.name() + " " + how, "ROWMQ-IN-USE");
    }
}

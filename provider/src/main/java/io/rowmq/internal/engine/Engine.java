package io.rowmq.internal.engine;

import io.rowmq.internal.selector.Selector;
import io.rowmq.internal.selector.Selectors;
import io.rowmq.policy.DestinationPolicy;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The engine of one database in this JVM: puts its parts together and passes each call to the one that answers it. */
public final class Engine implements Messaging, AutoCloseable {

    private final Parts parts;
    private final Oversight oversight;

    private Engine(Parts parts) {
        this.parts = parts;
        this.oversight = new Oversight(parts);
    }

    /** The parts, for those who look behind the scenes. */
    EngineParts parts() {
        return parts;
    }

    /** Starts an engine on an open store, which it then owns. Reads destinations and subscriptions, no messages. */
    public static Engine open(MessageStore store, EngineOptions options, EngineTime time) throws JMSException {
        Parts parts = new Parts(store, options, time);
        Peers peers = parts.peers();
        parts.policies().start();
        parts.directory().load();
        parts.subscriptions().load();
        store.start(peers == null ? parts.handouts() : HandoutRecorder.NONE);
        if (peers == null) {
            parts.branches().load(store.branches());
        } else {
            // stored branches are looked up when they are asked for: others may finish them at any time
            peers.start();
        }
        store.trims().forEach(parts.trimmer()::trim);
        parts.timers().start();
        parts.outbox().start();
        parts.deduplication().start();
        parts.archiveKeeper().start();
        parts.vigil().start();
        return new Engine(parts);
    }

    @Override
    public EngineOptions options() {
        return parts.options();
    }

    @Override
    public Oversight oversight() {
        return oversight;
    }

    @Override
    public DestinationPolicy policy(StoredDestination destination) {
        return parts.policies().terms(destination).policy();
    }

    @Override
    public @Nullable MessageObserver observer() {
        return parts.observers().current();
    }

    @Override
    public Runnable observe(MessageObserver observer) {
        Runnable removal = parts.observers().add(observer);
        ObserverGroup alone = new ObserverGroup(List.of(observer));
        parts.vigil().raised().forEach(alone::alert);
        return removal;
    }

    @Override
    public long now() {
        return parts.time().now();
    }

    @Override
    public String nextMessageId() {
        return parts.identifiers().nextMessageId();
    }

    @Override
    public long nextConnectionId() {
        return parts.identifiers().nextConnectionId();
    }

    @Override
    public Executor executor() {
        return parts.background();
    }

    @Override
    public void claimClientId(String clientId) throws JMSException {
        parts.clientIds().take(clientId);
    }

    @Override
    public void releaseClientId(String clientId) {
        parts.clientIds().giveBack(clientId);
    }

    @Override
    public StoredDestination queue(String name) throws JMSException {
        return parts.directory().queue(name);
    }

    @Override
    public StoredDestination topic(String name) throws JMSException {
        return parts.directory().topic(name);
    }

    @Override
    public StoredDestination createTemporaryQueue(Origin origin) throws JMSException {
        return parts.directory().createTemporary(Kind.QUEUE, origin);
    }

    @Override
    public StoredDestination createTemporaryTopic(Origin origin) throws JMSException {
        return parts.directory().createTemporary(Kind.TOPIC, origin);
    }

    @Override
    public StoredDestination temporary(String name) throws JMSException {
        return parts.directory().temporary(name);
    }

    @Override
    public void deleteTemporary(StoredDestination destination) throws JMSException {
        parts.directory().deleteTemporary(destination);
    }

    @Override
    public void connectionClosed(Origin origin) {
        parts.directory().endAll(origin);
    }

    @Override
    public @Nullable StoredDestination destination(long id) {
        return parts.directory().find(id);
    }

    @Override
    public Reader readQueue(StoredDestination queue, @Nullable String selector) throws JMSException {
        Selector parsed = Selectors.parse(selector);
        return backlog(queue).open(parsed, () -> {});
    }

    @Override
    public Reader subscribe(StoredDestination topic, SubscriptionSpec spec) throws JMSException {
        return parts.subscriptions().subscribe(parts.directory().require(topic), spec);
    }

    @Override
    public @Nullable StoredDestination subscribed(@Nullable String clientId, String name) throws JMSException {
        return parts.subscriptions().topic(clientId, name);
    }

    @Override
    public void unsubscribe(@Nullable String clientId, String name) throws JMSException {
        parts.subscriptions().unsubscribe(clientId, name);
    }

    @Override
    public Browse browse(StoredDestination queue, @Nullable String selector) throws JMSException {
        Selector parsed = Selectors.parse(selector);
        return new QueueBrowse(backlog(queue), parts, parsed);
    }

    private Backlog backlog(StoredDestination queue) throws JMSException {
        Backlog backlog = parts.backlogs().find(BacklogId.queue(queue.id()));
        if (backlog == null) {
            throw new InvalidDestinationException(queue.name() + " has been deleted", "ROWMQ-DELETED");
        }
        return backlog;
    }

    @Override
    public void send(Origin origin, StoredDestination to, StoredMessage message) throws JMSException {
        parts.commits().commit(List.of(message), turn -> {
            Unit unit = new Unit(parts);
            if (turn.admits(message, unit)) {
                Sends.add(unit, parts, origin, to, message);
            }
            return unit;
        });
    }

    /** How many sends to a destination were dropped since the engine was opened, because they were sent before. */
    public long duplicatesDropped(StoredDestination destination) {
        return parts.deduplication().dropped(destination.id());
    }

    @Override
    public Work newWork(Origin origin) {
        return new SessionWork(parts, origin);
    }

    @Override
    public Work newOutboxWork(Connection connection) {
        return new OutboxWork(parts, connection);
    }

    @Override
    public BacklogNames names() throws JMSException {
        return BacklogNames.read(parts.store());
    }

    @Override
    public Branches branches() {
        return parts.branches();
    }

    @Override
    public void acknowledge(List<Claim> claims) throws JMSException {
        parts.settler().acknowledge(claims);
    }

    @Override
    public void discard(List<Claim> claims) throws JMSException {
        parts.settler().discard(claims);
    }

    @Override
    public void giveBack(List<Claim> claims, @Nullable Throwable cause) throws JMSException {
        parts.settler().giveBack(claims, cause);
    }

    @Override
    public void release(List<Claim> claims) {
        parts.settler().release(claims);
    }

    /** Ends the engine and closes the store. What open sessions still have in hand counts as delivered. */
    @Override
    public void close() {
        parts.background().prepareToStop();
        parts.time().stop();
        parts.background().stop();
        try {
            parts.settler().giveBackAll(parts.backlogs());
            Peers peers = parts.peers();
            if (peers != null) {
                peers.stop();
            }
        } finally {
            parts.store().close();
        }
    }
}

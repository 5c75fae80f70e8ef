package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;
import io.rowmq.policy.DestinationSetting;
import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore.Depth;
import io.rowmq.spi.NodeRow;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine as those see it who look after it: what there is, how it is used, and what may be changed about it. */
public final class Oversight {

    private final EngineParts parts;
    private final Map<Class<?>, Object> companions = new ConcurrentHashMap<>();

    Oversight(EngineParts parts) {
        this.parts = parts;
    }

    /** What others keep in mind about the engine, as long as it is open: made when it is first asked for. */
    public <T> T companion(Class<T> type, Supplier<T> creation) {
        return type.cast(companions.computeIfAbsent(type, any -> creation.get()));
    }

    // ---- the database

    /** Its name, without a password. */
    public String database() {
        return parts.store().name();
    }

    /** The version of its tables. */
    public int schemaVersion() {
        return parts.store().schemaVersion();
    }

    /** Whether several JVMs share it. */
    public boolean shared() {
        return parts.peers() != null;
    }

    /** The JVMs that share it, none if they do not. */
    public List<NodeRow> nodes() throws JMSException {
        Peers peers = parts.peers();
        return peers == null ? List.of() : peers.nodes().list();
    }

    /** The number of this JVM among those, 0 if it has none. */
    public long node() {
        Peers peers = parts.peers();
        return peers == null ? 0 : peers.membership().node();
    }

    /** Reads a little. */
    public void probe() throws JMSException {
        parts.store().timers(Long.MAX_VALUE, 1);
    }

    /** The oldest row of the outbox that waits to be moved, if any does: when it was sent. */
    public @Nullable Long oldestStaged() throws JMSException {
        return parts.store().staged(1, 1).stream()
                .map(row -> row.timestamp())
                .findFirst()
                .orElse(null);
    }

    // ---- destinations

    /** All destinations, temporary ones of this JVM included. */
    public Collection<? extends StoredDestination> destinations() throws JMSException {
        learn();
        return parts.directory().all();
    }

    /** The destination of that name, null if there is none; none comes into being. */
    public @Nullable StoredDestination find(Kind kind, String name) throws JMSException {
        StoredDestination known = parts.directory().named(kind, name);
        if (known == null && shared()) {
            learn();
            known = parts.directory().named(kind, name);
        }
        return known;
    }

    /** Among peers this JVM knows only what it uses, until it is asked. */
    private void learn() throws JMSException {
        if (shared()) {
            parts.store().destinations().forEach(parts.directory()::know);
        }
    }

    /** Creates the destination if it does not exist. */
    public StoredDestination create(Kind kind, String name) throws JMSException {
        return kind == Kind.QUEUE
                ? parts.directory().queue(name)
                : parts.directory().topic(name);
    }

    /**
     * Ends a destination that is not temporary, and removes what it holds in the background.
     *
     * @throws JMSException if it has consumers, subscriptions or messages in hand, or other JVMs may use it
     */
    public void delete(StoredDestination destination) throws JMSException {
        parts.directory().delete(destination);
    }

    /** What this JVM knows of a queue or subscription. */
    public BacklogState state(BacklogId id) {
        Backlog backlog = parts.backlogs().find(id);
        return backlog == null ? BacklogState.UNUSED : backlog.state();
    }

    /** Counts in the database; takes time in proportion to what there is to count. */
    public Depth depth(BacklogId id) throws JMSException {
        return parts.store().depth(id);
    }

    /** All subscriptions; non-durable ones have negative ids. */
    public List<SubscriptionRow> subscriptions() throws JMSException {
        return parts.subscriptions().rows();
    }

    /** What holds for a destination. */
    public DestinationPolicy policy(StoredDestination destination) {
        return parts.policies().terms(destination).policy();
    }

    /** All settings. */
    public List<SettingRow> settings() {
        return parts.policies().rows();
    }

    /** Sets something for the destinations that match a pattern. */
    public void set(String pattern, DestinationSetting setting, String value) throws JMSException {
        parts.policies().put(pattern, setting, value);
    }

    /** Takes a setting back. */
    public void unset(String pattern, DestinationSetting setting) throws JMSException {
        parts.policies().remove(pattern, setting);
    }

    /** The queue for dead letters of a destination. */
    public String deadLetterQueue(StoredDestination destination) {
        return parts.settler().deadLetterQueue(destination);
    }

    /** Whether dead or expired letters of other queues come here. */
    public boolean receivesLetters(StoredDestination destination) {
        return parts.policies().receivesLetters(destination);
    }

    // ---- messages

    /**
     * Ready messages, in order of delivery, and which of them sessions here have in hand, or other JVMs have claimed.
     */
    public Claims.Overview page(BacklogId id, long afterKey, int limit) throws JMSException {
        return new Pages(parts).overview(id, afterKey, limit, SelectedWork.PAGE_BYTES);
    }

    /** The next message in order of delivery, whether or not somebody has it in hand; null if there is none. */
    public @Nullable StoredDelivery first(BacklogId id) throws JMSException {
        return new Pages(parts).first(id, OrderKey.START);
    }

    /** Messages by position, ready or delayed. */
    public List<StoredDelivery> load(BacklogId id, List<Long> positions) throws JMSException {
        return parts.store().load(id, positions);
    }

    /** A body that was stored apart; null if the message is gone. */
    public @Nullable MessageBody loadBody(long position) throws JMSException {
        return parts.store().loadBody(position);
    }

    /** Whether a session of this JVM has a message in hand, or another JVM has claimed it. */
    public boolean inHand(BacklogId id, StoredDelivery delivery) throws JMSException {
        return new Pages(parts)
                .overview(id, delivery.orderKey() - 1, 1, 1)
                .claimed()
                .contains(delivery.position());
    }

    /** Prepares to do something with many messages, step by step. */
    public BulkWork relocate(BacklogId from, Relocation.Plan plan) throws JMSException {
        return new Relocation(parts, from, plan);
    }

    // ---- copies of consumed messages

    /** What the archive holds, by destination. */
    public List<ArchiveRow> archives() throws JMSException {
        return parts.archive().rows();
    }

    /** Copies of what was consumed from a destination, in the order of sending; the keys of the page are positions. */
    public Page archivePage(StoredDestination of, long afterPosition, int limit) throws JMSException {
        return parts.archive().page(of.id(), afterPosition, limit);
    }

    /** Copies by position. */
    public List<StoredDelivery> loadArchived(StoredDestination of, List<Long> positions) throws JMSException {
        return parts.archive().load(of.id(), positions);
    }

    /** The body of a copy that was stored apart; null if the copy is gone. */
    public @Nullable MessageBody loadArchivedBody(long position) throws JMSException {
        return parts.archive().loadBody(position);
    }

    /** Prepares to send many copies again, or to remove them, step by step: the plan is to COPY or to DELETE. */
    public BulkWork replay(StoredDestination of, Relocation.Plan plan) throws JMSException {
        return new Replay(parts, of, plan);
    }

    // ---- clients

    /** Does something at a time, quickly: on the thread of the clock. */
    public void alarm(long atMillis, Runnable task) {
        parts.alarms().at(atMillis, task);
    }

    /** The connections that are open in this JVM. */
    public ClientRegister clients() {
        return parts.clients();
    }
}

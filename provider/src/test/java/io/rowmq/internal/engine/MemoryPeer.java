package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.Claims;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.Hints;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.NodeRow;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Page;
import io.rowmq.spi.Registry;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.SharedStore;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Timer;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One engine's store of a database in memory that others share. */
final class MemoryPeer implements SharedStore, Nodes, Claims {

    private final SharedMemory memory;
    /** Who is told of what this one commits; no hints are given if it is empty. */
    private final List<MemoryPeer> others = new CopyOnWriteArrayList<>();

    private final Object commit = new Object();
    private @Nullable Hints listener;

    /** Is run before each commit. */
    volatile Runnable beforeCommit = () -> {};

    /** Is run by the next claim, after it has been made. */
    volatile Runnable afterClaim = () -> {};

    /** Is run when something is next given back, after that was done. */
    volatile Runnable afterUnclaim = () -> {};

    /** Is run when a body is next loaded, after that was done. */
    volatile Runnable afterLoad = () -> {};

    /** Thrown by the next claim, after it has been made. */
    volatile @Nullable JMSException claimFailure;

    /** Thrown instead of committing, as long as it is there. */
    volatile @Nullable JMSException commitFailure;

    /** Thrown instead of giving back, as long as it is there. */
    volatile @Nullable JMSException unclaimFailure;

    /** Groups that somebody else claims at the same moment as this one, who always gives way. */
    final Set<String> contested = Collections.synchronizedSet(new HashSet<>());

    /** The node that its engine is. */
    volatile long node;

    /** What claims have asked for. */
    final List<Integer> limits = new CopyOnWriteArrayList<>();

    MemoryPeer(SharedMemory memory) {
        this.memory = memory;
    }

    /** From here on the other is told of what this one commits. */
    void hint(MemoryPeer other) {
        others.add(other);
    }

    @Override
    public String name() {
        return "shared memory";
    }

    @Override
    public void start(HandoutRecorder recorder) {
        // claims say what is in hand
    }

    @Override
    public Nodes nodes() {
        return this;
    }

    @Override
    public long join(String name, Duration lease) {
        node = memory.nodes.join(name, lease);
        return node;
    }

    @Override
    public boolean renew(long renewed, Duration lease) {
        return memory.nodes.renew(renewed, lease);
    }

    @Override
    public List<NodeRow> list() {
        return memory.nodes.list();
    }

    @Override
    public boolean bury() {
        return memory.nodes.bury();
    }

    @Override
    public void leave(long leaving) {
        memory.nodes.leave(leaving);
    }

    @Override
    public Claims claims() {
        return this;
    }

    @Override
    public Registry registry() {
        return memory.registry;
    }

    @Override
    public void listen(Hints newListener) {
        listener = newListener;
    }

    @Override
    public boolean hinting() {
        return !others.isEmpty();
    }

    @Override
    public void commit(WorkUnit unit) throws JMSException {
        beforeCommit.run();
        throwIfThere(commitFailure);
        List<Hints.Hint> hints = new ArrayList<>();
        synchronized (commit) {
            unit.declarations().forEach(memory::declare);
            long first = memory.commit(unit, hints);
            unit.effect().committed(first);
        }
        tell(hints);
    }

    private static void throwIfThere(@Nullable JMSException failure) throws JMSException {
        if (failure != null) {
            throw failure;
        }
    }

    private void tell(Collection<Hints.Hint> hints) {
        for (MemoryPeer other : others) {
            if (other.listener != null && !hints.isEmpty()) {
                other.listener.ready(hints);
            }
        }
    }

    // ---- claims

    @Override
    public Claimed claim(long node, BacklogId backlog, int limit, Set<String> passed) throws JMSException {
        limits.add(limit);
        Claimed caught;
        synchronized (memory) {
            Set<String> elsewhere = memory.groupsElsewhere(backlog, node);
            List<StoredDelivery> claimed = claim(
                    node,
                    backlog,
                    memory.ready(backlog).stream()
                            .filter(row -> !passed.contains(row.message().group())
                                    && !elsewhere.contains(row.message().group()))
                            .limit(limit)
                            .map(StoredDelivery::orderKey)
                            .toList());
            Map<Boolean, List<StoredDelivery>> parts = claimed.stream()
                    .collect(Collectors.partitioningBy(
                            row -> contested.contains(row.message().group())));
            memory.unclaim(
                    node,
                    backlog,
                    parts.get(true).stream().map(StoredDelivery::orderKey).toList(),
                    false);
            caught = new Claimed(parts.get(false), parts.get(true));
        }
        claimed();
        return caught;
    }

    private void claimed() {
        Runnable meanwhile = afterClaim;
        afterClaim = () -> {};
        meanwhile.run();
    }

    @Override
    public Set<Long> unclaimOutOfOrder(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        throwIfThere(unclaimFailure);
        Set<Long> positions;
        synchronized (memory) {
            Set<String> elsewhere = memory.groupsElsewhere(backlog, node);
            List<StoredDelivery> ready = memory.ready(backlog);
            List<Long> lost = memory
                    .load(backlog, orderKeys.stream().map(OrderKey::position).toList())
                    .stream()
                    .filter(row -> elsewhere.contains(row.message().group())
                            || ready.stream()
                                    .anyMatch(before -> row.message()
                                                    .group()
                                                    .equals(before.message().group())
                                            && before.orderKey() < row.orderKey()))
                    .map(StoredDelivery::orderKey)
                    .toList();
            memory.unclaim(node, backlog, lost, false);
            positions = lost.stream().map(OrderKey::position).collect(Collectors.toSet());
        }
        return positions;
    }

    @Override
    public List<StoredDelivery> claimOutOfTurn(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        List<StoredDelivery> claimed = memory.claim(node, backlog, orderKeys);
        claimed();
        return claimed;
    }

    @Override
    public List<StoredDelivery> claim(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        List<StoredDelivery> claimed;
        synchronized (memory) {
            Set<String> elsewhere = memory.groupsElsewhere(backlog, node);
            claimed = memory.claim(
                    node,
                    backlog,
                    memory.ready(backlog).stream()
                            .filter(row -> !elsewhere.contains(row.message().group()))
                            .map(StoredDelivery::orderKey)
                            .filter(orderKeys::contains)
                            .toList());
        }
        JMSException failure = claimFailure;
        if (failure != null) {
            claimFailure = null;
            throw failure;
        }
        return claimed;
    }

    @Override
    public void unclaim(long node, BacklogId backlog, List<Long> orderKeys, boolean seen) throws JMSException {
        throwIfThere(unclaimFailure);
        memory.unclaim(node, backlog, orderKeys, seen);
        Runnable meanwhile = afterUnclaim;
        afterUnclaim = () -> {};
        meanwhile.run();
        tell(orderKeys.stream().map(key -> new Hints.Hint(backlog, key)).toList());
    }

    @Override
    public List<Long> claimed(long node, BacklogId backlog) {
        return memory.claimed(node, backlog);
    }

    @Override
    public Set<BacklogId> ready(Collection<BacklogId> backlogs) {
        synchronized (memory) {
            memory.calls++;
            return backlogs.stream()
                    .filter(backlog -> !memory.ready(backlog).isEmpty())
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public Overview overview(BacklogId backlog, long afterKey, int limit, long maxBytes) {
        List<StoredDelivery> behind = memory.all(backlog).stream()
                .filter(row -> row.orderKey() > afterKey)
                .toList();
        List<StoredDelivery> rows = behind.stream().limit(limit).toList();
        long last = rows.isEmpty() ? afterKey : rows.get(rows.size() - 1).orderKey();
        Page page = new Page(rows, last, rows.size() == behind.size());
        return new Overview(page, memory.claimed(backlog));
    }

    // ---- reading

    @Override
    public MemoryArchive archive() {
        return memory.archive;
    }

    @Override
    public Page page(BacklogId backlog, long afterKey, int limit, long maxBytes) {
        List<StoredDelivery> ready = memory.ready(backlog).stream()
                .filter(row -> row.orderKey() > afterKey)
                .toList();
        List<StoredDelivery> rows = ready.stream().limit(limit).toList();
        long last = rows.isEmpty() ? afterKey : rows.get(rows.size() - 1).orderKey();
        return new Page(rows, last, rows.size() == ready.size());
    }

    @Override
    public List<DestinationRow> destinations() {
        throw new UnsupportedOperationException("names are looked up in the registry");
    }

    @Override
    public List<SubscriptionRow> subscriptions() {
        throw new UnsupportedOperationException("subscriptions are looked up in the registry");
    }

    @Override
    public long nextId() {
        throw new UnsupportedOperationException("the registry gives ids");
    }

    @Override
    public StoreTransaction begin() {
        throw new UnsupportedOperationException("no JDBC in memory");
    }

    @Override
    public void stage(Connection connection, String destination, StoredMessage message) {
        throw new UnsupportedOperationException("no JDBC in memory");
    }

    @Override
    public List<StagedMessage> staged(int limit, long maxBytes) {
        return List.of();
    }

    @Override
    public Set<String> sent(long destinationId, Collection<String> deduplicationIds, long now) {
        return Set.of();
    }

    @Override
    public int forgetSent(long now, int limit) {
        return 0;
    }

    @Override
    public List<UserRow> users() {
        return List.of();
    }

    @Override
    public List<SettingRow> settings() {
        return List.copyOf(memory.settings);
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public boolean usersChangeElsewhere() {
        return true;
    }

    @Override
    public List<StoredDelivery> load(BacklogId backlog, List<Long> positions) {
        return memory.load(backlog, positions);
    }

    @Override
    public @Nullable MessageBody loadBody(long position) {
        Runnable meanwhile = afterLoad;
        afterLoad = () -> {};
        meanwhile.run();
        return MessageBody.ofText(BodyType.TEXT, "loaded");
    }

    @Override
    public List<Timer> timers(long until, int limit) {
        return memory.timers(until, limit);
    }

    @Override
    public Depth depth(BacklogId backlog) {
        int ready = memory.all(backlog).size();
        return new Depth(ready, 0);
    }

    @Override
    public int trim(BacklogId backlog, int limit) {
        return memory.trim(backlog);
    }

    @Override
    public List<BacklogId> trims() {
        return memory.ended();
    }

    @Override
    public List<BranchRow> branches() {
        return memory.branches();
    }

    @Override
    public void close() {
        // the memory outlives its users
    }
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Hints;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Registry;
import io.rowmq.spi.Send;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.Timer;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database in memory that several engines share, each through a {@link MemoryPeer}; every call is a transaction. */
final class SharedMemory {

    /** A delivery: {@code node} is who has claimed it, 0 for nobody; a prepared one belongs to a branch. */
    record Row(
            long position,
            StoredMessage message,
            int deliveries,
            long dueTime,
            long node,
            boolean prepared,
            boolean received) {

        StoredDelivery read() {
            return new StoredDelivery(position, deliveries, message);
        }

        Row with(int newDeliveries, long newDueTime, long newNode) {
            return new Row(position, message, newDeliveries, newDueTime, newNode, false, false);
        }

        Row parked() {
            return new Row(position, message, deliveries - 1, 0, 0, true, true);
        }

        boolean ready() {
            return dueTime == 0 && node == 0 && !prepared;
        }
    }

    final ManualTime time = new ManualTime();
    final MemoryNodes nodes = new MemoryNodes(this);
    final MemoryRegistry registry = new MemoryRegistry(this);
    /** Counts the calls, as statements would be. */
    int calls;

    private final Map<BacklogId, TreeMap<Long, Row>> backlogs = new HashMap<>();
    private final TreeSet<Timer> timers = new TreeSet<>(Comparator.comparingLong(Timer::at)
            .thenComparing(Timer::position)
            .thenComparing(Timer::kind)
            .thenComparing(timer -> timer.backlog().id()));
    final MemoryArchive archive = new MemoryArchive();
    private final Set<BacklogId> ended = new HashSet<>();
    private final BranchTable branches = new BranchTable();
    private long nextPosition = 1;

    /** The settings of destinations. */
    final List<SettingRow> settings = new CopyOnWriteArrayList<>();

    /** Settings are all that is declared here; names are in the registry. */
    void declare(Declaration declaration) {
        if (declaration instanceof Declaration.PutSetting put) {
            settings.add(put.setting());
        } else if (declaration instanceof Declaration.DeleteSetting delete) {
            settings.removeIf(
                    row -> row.pattern().equals(delete.pattern()) && row.name().equals(delete.name()));
        }
    }

    TreeMap<Long, Row> rows(BacklogId backlog) {
        return backlogs.computeIfAbsent(backlog, any -> new TreeMap<>());
    }

    synchronized long commit(WorkUnit unit, Collection<Hints.Hint> hints) throws JMSException {
        calls++;
        check(unit);
        long first = nextPosition;
        for (Send send : unit.sends()) {
            insert(send, nextPosition++, unit.prepares(), hints);
        }
        unit.settlements()
                .forEach(settlement -> settle(settlement, unit.premise().node(), hints));
        branches.step(unit, first);
        return first;
    }

    private void check(WorkUnit unit) throws JMSException {
        long topology = unit.premise().topology();
        if (topology != 0 && topology != registry.version()) {
            throw new JMSException("subscriptions have changed", Registry.STALE);
        }
        for (Send send : unit.sends()) {
            for (BacklogId route : send.routes()) {
                if (route.kind() == BacklogId.Kind.QUEUE && route.temporary() && !registry.exists(route.id())) {
                    throw new InvalidDestinationException("the temporary queue has ended", "ROWMQ-DELETED");
                }
            }
        }
        branches.require(unit.step());
        long node = unit.premise().node();
        for (Settlement settlement : unit.settlements()) {
            Row row = rows(settlement.backlog()).get(settlement.position());
            if (node != 0 && (row == null || row.node != node)) {
                throw new JMSException("node " + node + " does not hold " + settlement, Nodes.FENCED);
            }
        }
    }

    synchronized List<BranchRow> branches() {
        return branches.all();
    }

    private void insert(Send send, long position, boolean prepared, Collection<Hints.Hint> hints) {
        StoredMessage message = send.message();
        for (BacklogId route : send.routes()) {
            if (prepared) {
                rows(route).put(position, new Row(position, message, 0, 0, 0, true, false));
                continue;
            }
            rows(route).put(position, new Row(position, message, 0, send.dueTime(), 0, false, false));
            if (send.dueTime() != 0) {
                timers.add(new Timer(send.dueTime(), Timer.Kind.DUE, route, position, message.priority()));
            } else {
                hints.add(new Hints.Hint(route, OrderKey.of(message.priority(), position)));
            }
            if (message.expiration() != 0) {
                timers.add(new Timer(message.expiration(), Timer.Kind.EXPIRY, route, position, message.priority()));
            }
        }
    }

    private void settle(Settlement settlement, long node, Collection<Hints.Hint> hints) {
        BacklogId backlog = settlement.backlog();
        long position = settlement.position();
        TreeMap<Long, Row> rows = rows(backlog);
        Row row = rows.get(position);
        if (settlement instanceof Settlement.Archive kept) {
            archive.add(kept, row == null ? null : row.message);
        } else if (settlement instanceof Settlement.Remove) {
            rows.remove(position);
            timers.removeIf(
                    timer -> timer.position() == position && timer.backlog().equals(backlog));
        } else if (settlement instanceof Settlement.Return back && row != null) {
            rows.put(position, row.with(back.deliveryCount(), back.dueTime(), 0));
            if (back.dueTime() != 0) {
                timers.add(new Timer(back.dueTime(), Timer.Kind.DUE, backlog, position, back.priority()));
            } else {
                hints.add(new Hints.Hint(backlog, row.read().orderKey()));
            }
        } else if (settlement instanceof Settlement.Keep keep && row != null) {
            rows.put(position, row.with(keep.deliveryCount() + 1, 0, node));
        } else if (settlement instanceof Settlement.MakeReady ready) {
            timers.remove(new Timer(ready.dueTime(), Timer.Kind.DUE, backlog, position, ready.priority()));
            if (row != null && row.dueTime != 0) {
                rows.put(position, row.with(row.deliveries, 0, 0));
                hints.add(new Hints.Hint(backlog, row.read().orderKey()));
            }
        } else if (settlement instanceof Settlement.Expire expire) {
            expire(expire, row);
        } else if (settlement instanceof Settlement.Park && row != null) {
            rows.put(position, row.parked());
            timers.removeIf(
                    timer -> timer.position() == position && timer.backlog().equals(backlog));
        } else if (settlement instanceof Settlement.Unpark unpark && row != null && row.prepared) {
            unpark(unpark, row, hints);
        }
    }

    private void unpark(Settlement.Unpark unpark, Row row, Collection<Hints.Hint> hints) {
        BacklogId backlog = unpark.backlog();
        rows(backlog).put(row.position, row.with(unpark.deliveryCount(), unpark.dueTime(), 0));
        if (unpark.dueTime() == 0) {
            hints.add(new Hints.Hint(backlog, row.read().orderKey()));
        } else {
            timers.add(new Timer(unpark.dueTime(), Timer.Kind.DUE, backlog, row.position, unpark.priority()));
        }
        if (unpark.expiration() != 0) {
            timers.add(new Timer(unpark.expiration(), Timer.Kind.EXPIRY, backlog, row.position, unpark.priority()));
        }
    }

    private void expire(Settlement.Expire expire, @Nullable Row row) {
        timers.removeIf(timer -> timer.position() == expire.position()
                && timer.backlog().equals(expire.backlog())
                && timer.kind() == Timer.Kind.EXPIRY
                && timer.at() == expire.at());
        if (row != null && row.node != 0) {
            int priority = row.message.priority();
            timers.add(new Timer(expire.again(), Timer.Kind.EXPIRY, expire.backlog(), expire.position(), priority));
        } else if (row != null) {
            rows(expire.backlog()).remove(expire.position());
        }
    }

    synchronized List<Timer> timers(long until, int limit) {
        calls++;
        return timers.stream().filter(timer -> timer.at() <= until).limit(limit).toList();
    }

    synchronized List<StoredDelivery> ready(BacklogId backlog) {
        return rows(backlog).values().stream()
                .filter(Row::ready)
                .map(Row::read)
                .sorted(Comparator.comparingLong(StoredDelivery::orderKey))
                .toList();
    }

    /** What is ready or claimed, with the counts before the claims. */
    synchronized List<StoredDelivery> all(BacklogId backlog) {
        return rows(backlog).values().stream()
                .filter(row -> row.ready() || row.node != 0)
                .map(row -> new StoredDelivery(row.position, row.deliveries - (row.node == 0 ? 0 : 1), row.message))
                .sorted(Comparator.comparingLong(StoredDelivery::orderKey))
                .toList();
    }

    /** The positions of what is claimed. */
    synchronized Set<Long> claimed(BacklogId backlog) {
        return rows(backlog).values().stream()
                .filter(row -> row.node != 0)
                .map(Row::position)
                .collect(Collectors.toSet());
    }

    /** The groups of which others than a node have something in hand. */
    synchronized Set<String> groupsElsewhere(BacklogId backlog, long node) {
        Set<String> groups = new HashSet<>();
        rows(backlog).values().stream()
                .filter(row -> row.received || row.node != 0 && row.node != node)
                .map(row -> row.message.group())
                .filter(Objects::nonNull)
                .forEach(groups::add);
        return groups;
    }

    /** What the rows of these positions hold, in whatever state they are. */
    synchronized List<StoredDelivery> load(BacklogId backlog, List<Long> positions) {
        return rows(backlog).values().stream()
                .filter(row -> positions.contains(row.position))
                .map(Row::read)
                .sorted(Comparator.comparingLong(StoredDelivery::orderKey))
                .toList();
    }

    /** Claims ready rows with these keys. */
    synchronized List<StoredDelivery> claim(long node, BacklogId backlog, List<Long> orderKeys) throws JMSException {
        calls++;
        nodes.requireAlive(node);
        List<StoredDelivery> claimed = new ArrayList<>();
        for (StoredDelivery delivery : ready(backlog)) {
            if (orderKeys.contains(delivery.orderKey())) {
                Row row = rows(backlog).get(delivery.position());
                rows(backlog).put(row.position, row.with(row.deliveries + 1, 0, node));
                claimed.add(delivery);
            }
        }
        return claimed;
    }

    synchronized void unclaim(long node, BacklogId backlog, List<Long> orderKeys, boolean seen) {
        calls++;
        for (long orderKey : orderKeys) {
            rows(backlog)
                    .computeIfPresent(
                            OrderKey.position(orderKey),
                            (position, row) ->
                                    row.node == node ? row.with(row.deliveries - (seen ? 0 : 1), 0, 0) : row);
        }
    }

    synchronized List<Long> claimed(long node, BacklogId backlog) {
        return rows(backlog).values().stream()
                .filter(row -> row.node == node)
                .map(row -> row.read().orderKey())
                .toList();
    }

    /** How many deliveries a node has claimed. */
    synchronized long claimedBy(long node) {
        return backlogs.values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> row.node == node)
                .count();
    }

    /** Gives back what a dead node has claimed, counts as they are. */
    synchronized void release(long node) {
        for (TreeMap<Long, Row> rows : backlogs.values()) {
            rows.replaceAll((position, row) -> row.node == node ? row.with(row.deliveries, 0, 0) : row);
        }
    }

    void end(BacklogId backlog) {
        ended.add(backlog);
    }

    synchronized List<BacklogId> ended() {
        return List.copyOf(ended);
    }

    synchronized int trim(BacklogId backlog) {
        if (!ended.contains(backlog)) {
            return 0;
        }
        int before = rows(backlog).size();
        rows(backlog).values().removeIf(row -> row.node == 0);
        if (rows(backlog).isEmpty()) {
            ended.remove(backlog);
        }
        return before - rows(backlog).size();
    }

    /** What a row says, null if it is gone. */
    synchronized @Nullable Row row(BacklogId backlog, String messageId) {
        return rows(backlog).values().stream()
                .filter(row -> row.message.messageId().equals(messageId))
                .findFirst()
                .orElse(null);
    }

    /** How many rows there are in all backlogs. */
    synchronized int size() {
        return backlogs.values().stream().mapToInt(Map::size).sum();
    }
}

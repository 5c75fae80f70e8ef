package io.rowmq.internal.engine;

import io.rowmq.policy.Role;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.HandoutRecorder.Handout;
import io.rowmq.spi.HandoutRecorder.PlacedSend;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.Page;
import io.rowmq.spi.Send;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.Staging;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Timer;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps the promises of the seam, for tests of the engine alone. */
final class MemoryStore implements MessageStore {

    /** Called between the snapshot of a page and its return. */
    volatile Runnable duringPage = () -> {};

    final Map<BacklogId, String> handouts = new HashMap<>();
    final TreeMap<Long, StagedMessage> outbox = new TreeMap<>();
    final Map<String, Long> sent = new HashMap<>();
    final MemoryArchive archive = new MemoryArchive();
    final Map<Long, String> rejections = new HashMap<>();
    int commits;
    int mostSettlements;
    int pages;

    @Nullable JMSException failure;

    @Nullable JMSException pageFailure;
    /** What becomes of the next unit. */
    Outcome next = Outcome.COMMITTED;

    /** What may become of a unit. */
    enum Outcome {
        COMMITTED,
        /** In doubt, but the rows are there. */
        DOUBTFUL,
        /** In doubt, and nothing is there. */
        DOUBTFUL_AND_LOST
    }

    private final Map<BacklogId, TreeMap<Long, Row>> backlogs = new HashMap<>();
    private final List<DestinationRow> destinations = new ArrayList<>();
    private final List<SubscriptionRow> subscriptions = new ArrayList<>();
    private final Map<String, UserRow> users = new TreeMap<>();
    private final TreeSet<Timer> timers = new TreeSet<>(Comparator.comparingLong(Timer::at)
            .thenComparing(Timer::position)
            .thenComparing(Timer::kind)
            .thenComparing(timer -> timer.backlog().id()));
    private final Object commit = new Object();
    private @Nullable HandoutRecorder recorder;
    private long nextPosition = 1;
    private long nextId = 1;

    private final Map<List<String>, String> settings = new LinkedHashMap<>();
    private final BranchTable branches = new BranchTable();

    private record Row(long position, StoredMessage message, int deliveries, long dueTime, boolean prepared) {
        Row(long position, StoredMessage message, int deliveries, long dueTime) {
            this(position, message, deliveries, dueTime, false);
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void start(HandoutRecorder handoutRecorder) {
        recorder = handoutRecorder;
    }

    @Override
    public synchronized List<DestinationRow> destinations() {
        return List.copyOf(destinations);
    }

    @Override
    public synchronized List<SubscriptionRow> subscriptions() {
        return List.copyOf(subscriptions);
    }

    @Override
    public synchronized List<UserRow> users() {
        return List.copyOf(users.values());
    }

    @Override
    public synchronized List<SettingRow> settings() {
        return settings.entrySet().stream()
                .map(entry ->
                        new SettingRow(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public boolean usersChangeElsewhere() {
        return false;
    }

    @Override
    public synchronized long nextId() {
        return nextId++;
    }

    @Override
    public void commit(WorkUnit unit) throws JMSException {
        synchronized (commit) {
            if (failure != null) {
                throw failure;
            }
            branches.require(unit.step());
            Outcome outcome = next;
            next = Outcome.COMMITTED;
            if (outcome == Outcome.DOUBTFUL_AND_LOST) {
                throw inDoubt(unit);
            }
            long first;
            List<PlacedSend> placed = new ArrayList<>();
            synchronized (this) {
                first = nextPosition;
                for (Send send : unit.sends()) {
                    placed.add(new PlacedSend(send, nextPosition++));
                }
            }
            List<Handout> records =
                    recorder == null ? List.of() : recorder.record(unit.prepares() ? List.of() : placed);
            synchronized (this) {
                commits++;
                mostSettlements = Math.max(mostSettlements, unit.settlements().size());
                unit.declarations().forEach(this::declare);
                unit.stagings().forEach(this::dispose);
                placed.forEach(send -> insert(send.send(), send.position(), unit.prepares()));
                unit.settlements().forEach(this::settle);
                branches.step(unit, first);
                records.forEach(this::record);
            }
            if (recorder != null) {
                recorder.recorded();
            }
            if (outcome == Outcome.DOUBTFUL) {
                throw inDoubt(unit);
            }
            unit.effect().committed(first);
        }
    }

    private static JMSException inDoubt(WorkUnit unit) {
        unit.effect().inDoubt();
        return new JMSException("nobody knows", MessageStore.IN_DOUBT);
    }

    private void record(Handout record) {
        if (record.positions().isEmpty()) {
            handouts.remove(record.backlog());
        } else {
            handouts.put(record.backlog(), record.positions());
        }
    }

    /** Adds a row to the outbox, as any program could. */
    synchronized void stage(StagedMessage row) {
        outbox.put(row.id(), row);
    }

    @Override
    public void stage(Connection connection, String destination, StoredMessage message) {
        throw new UnsupportedOperationException("there is no SQL in memory");
    }

    @Override
    public synchronized List<StagedMessage> staged(int limit, long maxBytes) {
        return outbox.values().stream()
                .filter(row -> !rejections.containsKey(row.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Set<String> sent(long destinationId, Collection<String> ids, long now) {
        Set<String> known = new HashSet<>(ids);
        known.removeIf(id -> sent.getOrDefault(destinationId + " " + id, 0L) <= now);
        return known;
    }

    @Override
    public synchronized int forgetSent(long now, int limit) {
        int before = sent.size();
        sent.values().removeIf(until -> until <= now);
        return before - sent.size();
    }

    private void dispose(Staging staging) {
        if (staging instanceof Staging.Rejected rejected) {
            rejections.put(rejected.id(), rejected.reason());
        } else {
            outbox.remove(staging.id());
        }
    }

    /** What the next start finds after a kill: the deliveries that the records name have been counted. */
    synchronized void crash() {
        handouts.forEach((backlog, positions) -> {
            for (String range : positions.isEmpty() ? new String[0] : positions.split(",")) {
                String[] ends = range.split("-");
                long last = Long.parseLong(ends[ends.length - 1]);
                rows(backlog)
                        .subMap(Long.parseLong(ends[0]), last + 1)
                        .replaceAll((at, row) -> new Row(at, row.message, row.deliveries + 1, row.dueTime));
            }
        });
        handouts.clear();
        recorder = null;
    }

    /** How many deliveries and records of hand-outs there are. */
    synchronized int rows() {
        return backlogs.values().stream().mapToInt(Map::size).sum() + handouts.size();
    }

    private void declare(Declaration declaration) {
        if (declaration instanceof Declaration.RememberSent remember) {
            sent.put(remember.destinationId() + " " + remember.deduplicationId(), remember.until());
        } else if (declaration instanceof Declaration.CreateDestination create) {
            destinations.add(create.destination());
        } else if (declaration instanceof Declaration.CreateSubscription create) {
            subscriptions.add(create.subscription());
        } else if (declaration instanceof Declaration.DeleteSubscription delete) {
            subscriptions.removeIf(row -> row.id() == delete.subscriptionId());
        } else if (declaration instanceof Declaration.DeleteDestination delete) {
            destinations.removeIf(row -> row.id() == delete.destinationId());
        } else if (declaration instanceof Declaration.PutUser put) {
            users.merge(
                    put.name(),
                    new UserRow(put.name(), put.passwordHash(), List.of()),
                    (known, changed) -> new UserRow(put.name(), put.passwordHash(), known.roles()));
        } else if (declaration instanceof Declaration.DeleteUser delete) {
            users.remove(delete.name());
        } else if (declaration instanceof Declaration.PutSetting put) {
            settings.put(
                    List.of(put.setting().pattern(), put.setting().name()),
                    put.setting().value());
        } else if (declaration instanceof Declaration.DeleteSetting delete) {
            settings.remove(List.of(delete.pattern(), delete.name()));
        } else if (declaration instanceof Declaration.PutRole put) {
            users.computeIfPresent(
                    put.userName(), (name, row) -> withRole(row, put.role().pattern(), put.role()));
        } else if (declaration instanceof Declaration.DeleteRole delete) {
            users.computeIfPresent(delete.userName(), (name, row) -> withRole(row, delete.pattern()));
        }
    }

    private static UserRow withRole(UserRow row, String pattern, Role... role) {
        List<Role> roles = new ArrayList<>(row.roles());
        roles.removeIf(known -> known.pattern().equals(pattern));
        roles.addAll(List.of(role));
        roles.sort(Comparator.comparing(Role::pattern));
        return new UserRow(row.name(), row.passwordHash(), roles);
    }

    @Override
    public synchronized List<BranchRow> branches() throws JMSException {
        if (failure != null) {
            throw failure;
        }
        return branches.all();
    }

    private void insert(Send send, long position, boolean prepared) {
        StoredMessage message = send.message();
        for (BacklogId route : send.routes()) {
            if (prepared) {
                rows(route).put(position, new Row(position, message, 0, 0, true));
                continue;
            }
            rows(route).put(position, new Row(position, message, 0, send.dueTime()));
            if (send.dueTime() != 0) {
                timers.add(new Timer(send.dueTime(), Timer.Kind.DUE, route, position, message.priority()));
            }
            if (message.expiration() != 0) {
                timers.add(new Timer(message.expiration(), Timer.Kind.EXPIRY, route, position, message.priority()));
            }
        }
    }

    @Override
    public MemoryArchive archive() {
        return archive;
    }

    private void settle(Settlement settlement) {
        BacklogId backlog = settlement.backlog();
        long position = settlement.position();
        if (settlement instanceof Settlement.Archive kept) {
            Row row = rows(backlog).get(position);
            archive.add(kept, row == null ? null : row.message);
        } else if (settlement instanceof Settlement.Remove) {
            rows(backlog).remove(position);
            timers.removeIf(
                    timer -> timer.position() == position && timer.backlog().equals(backlog));
        } else if (settlement instanceof Settlement.Return back) {
            rows(backlog)
                    .computeIfPresent(
                            position, (key, row) -> new Row(key, row.message, back.deliveryCount(), back.dueTime()));
            if (back.dueTime() != 0) {
                timers.add(new Timer(back.dueTime(), Timer.Kind.DUE, backlog, position, back.priority()));
            }
        } else if (settlement instanceof Settlement.MakeReady ready) {
            rows(backlog).computeIfPresent(position, (key, row) -> new Row(key, row.message, row.deliveries, 0));
            timers.remove(new Timer(ready.dueTime(), Timer.Kind.DUE, backlog, position, ready.priority()));
        } else if (settlement instanceof Settlement.Park) {
            rows(backlog).computeIfPresent(position, (key, row) -> new Row(key, row.message, row.deliveries, 0, true));
            timers.removeIf(
                    timer -> timer.position() == position && timer.backlog().equals(backlog));
        } else if (settlement instanceof Settlement.Unpark unpark) {
            Row row = rows(backlog).get(position);
            if (row != null && row.prepared) {
                rows(backlog).put(position, new Row(position, row.message, unpark.deliveryCount(), unpark.dueTime()));
                addTimer(unpark.dueTime(), Timer.Kind.DUE, unpark);
                addTimer(unpark.expiration(), Timer.Kind.EXPIRY, unpark);
            }
        } else if (settlement instanceof Settlement.CancelTimer cancel) {
            timers.removeIf(timer ->
                    timer.position() == position && timer.backlog().equals(backlog) && timer.kind() == cancel.kind());
        }
    }

    private void addTimer(long at, Timer.Kind kind, Settlement.Unpark unpark) {
        if (at != 0) {
            timers.add(new Timer(at, kind, unpark.backlog(), unpark.position(), unpark.priority()));
        }
    }

    private TreeMap<Long, Row> rows(BacklogId backlog) {
        return backlogs.computeIfAbsent(backlog, any -> new TreeMap<>());
    }

    @Override
    public Page page(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException {
        if (pageFailure != null) {
            throw pageFailure;
        }
        Page page;
        // Held so that no effect is outstanding: what is left out of a page in a real store is never seen here.
        synchronized (commit) {
            page = snapshot(backlog, afterKey, limit);
        }
        duringPage.run();
        return page;
    }

    private synchronized Page snapshot(BacklogId backlog, long afterKey, int limit) {
        pages++;
        List<StoredDelivery> ready = rows(backlog).values().stream()
                .filter(row -> row.dueTime == 0 && !row.prepared)
                .map(row -> new StoredDelivery(row.position, row.deliveries, row.message))
                .filter(row -> row.orderKey() > afterKey)
                .sorted(Comparator.comparingLong(StoredDelivery::orderKey))
                .toList();
        List<StoredDelivery> rows = ready.stream().limit(limit).toList();
        long last = rows.isEmpty() ? afterKey : rows.get(rows.size() - 1).orderKey();
        return new Page(rows, last, rows.size() == ready.size());
    }

    @Override
    public synchronized List<StoredDelivery> load(BacklogId backlog, List<Long> positions) {
        return rows(backlog).values().stream()
                .filter(row -> positions.contains(row.position))
                .map(row -> new StoredDelivery(row.position, row.deliveries, row.message))
                .sorted(Comparator.comparingLong(StoredDelivery::orderKey))
                .toList();
    }

    @Override
    public @Nullable MessageBody loadBody(long position) {
        return null;
    }

    @Override
    public synchronized List<Timer> timers(long until, int limit) {
        return timers.stream().filter(timer -> timer.at() <= until).limit(limit).toList();
    }

    @Override
    public synchronized Depth depth(BacklogId backlog) {
        long delayed =
                rows(backlog).values().stream().filter(row -> row.dueTime != 0).count();
        long prepared =
                rows(backlog).values().stream().filter(row -> row.prepared).count();
        return new Depth(rows(backlog).size() - delayed - prepared, delayed);
    }

    @Override
    public synchronized int trim(BacklogId backlog, int limit) {
        int size = rows(backlog).size();
        rows(backlog).clear();
        return size;
    }

    @Override
    public List<BacklogId> trims() {
        return List.of();
    }

    @Override
    public StoreTransaction begin() {
        throw new UnsupportedOperationException("no JDBC in memory");
    }

    @Override
    public void close() {}

    /** What the delivery row says of a message, or -1 if it is gone. */
    synchronized int deliveries(BacklogId backlog, String messageId) {
        return rows(backlog).values().stream()
                .filter(row -> row.message.messageId().equals(messageId))
                .mapToInt(row -> row.deliveries)
                .findFirst()
                .orElse(-1);
    }
}

package io.rowmq.store.jdbc.internal;

import io.rowmq.spi.ArchiveStore;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Effect;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.Page;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Timer;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.branch.BranchTable;
import io.rowmq.store.jdbc.internal.commit.BoundTransaction;
import io.rowmq.store.jdbc.internal.commit.GroupCommit;
import io.rowmq.store.jdbc.internal.commit.Leader;
import io.rowmq.store.jdbc.internal.commit.Slots;
import io.rowmq.store.jdbc.internal.commit.SoleRegime;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import io.rowmq.store.jdbc.internal.outbox.OutboxTable;
import io.rowmq.store.jdbc.internal.read.ArchiveTable;
import io.rowmq.store.jdbc.internal.read.Reads;
import io.rowmq.store.jdbc.internal.read.SentTable;
import io.rowmq.store.jdbc.internal.schema.SchemaFile;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A database that this JVM has to itself; what is different where several share it is left to a subclass. */
public class JdbcStore implements MessageStore {

    private final Database database;
    private final Reads reads;
    private final Recovered recovered;
    private final OutboxTable outbox;
    private final SentTable sent;
    private final ArchiveTable archive;
    private final Slots slots = new Slots();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Started started;

    /** A store on an open and recovered database. */
    public JdbcStore(Database database, Recovered recovered) throws JMSException {
        this.database = database;
        this.recovered = recovered;
        this.reads = new Reads(database);
        this.outbox = new OutboxTable(database);
        this.sent = new SentTable(database);
        this.archive = new ArchiveTable(database);
    }

    @Override
    public String name() {
        return database.address().name();
    }

    @Override
    public void start(HandoutRecorder recorder) throws JMSException {
        if (started != null) {
            throw new IllegalStateException("The store of " + name() + " has been started already");
        }
        Leader leader = lead(recorder);
        started = new Started(leader, new GroupCommit(leader));
        clean();
    }

    /** Whoever leads the commits. */
    Leader lead(HandoutRecorder recorder) throws JMSException {
        return new Leader(database, recorder, new SoleRegime(recovered.positions()), recovered.partsExist());
    }

    /** Removes what is left of temporary destinations and non-durable subscriptions. */
    void clean() throws JMSException {
        for (BacklogId left = reads.temporary(); left != null; left = reads.temporary()) {
            trimAll(left);
        }
    }

    Database database() {
        return database;
    }

    Reads reads() {
        return reads;
    }

    OutboxTable outbox() {
        return outbox;
    }

    /** What tells these tables from all others. */
    String installation() {
        return outbox.installation();
    }

    private Started started() {
        Started current = started;
        if (current == null) {
            throw new IllegalStateException("The store of " + name() + " has not been started");
        }
        return current;
    }

    @Override
    public List<DestinationRow> destinations() throws JMSException {
        return reads.destinations();
    }

    @Override
    public List<SubscriptionRow> subscriptions() throws JMSException {
        return reads.subscriptions();
    }

    @Override
    public List<UserRow> users() throws JMSException {
        return reads.users();
    }

    @Override
    public List<SettingRow> settings() throws JMSException {
        return reads.settings();
    }

    @Override
    public int schemaVersion() {
        return SchemaFile.currentVersion();
    }

    @Override
    public boolean usersChangeElsewhere() {
        return false;
    }

    @Override
    public long nextId() throws JMSException {
        return database.read("reserving a key", connection -> {
            try (ResultSet rows = connection.prepare(Sql.NEXT_KEY).executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void commit(WorkUnit unit) throws JMSException {
        started().commits.commit(unit);
    }

    @Override
    public StoreTransaction begin() throws JMSException {
        if (closed.get()) {
            throw ErrorCode.CLOSED.exception("The store of " + name() + " has been closed");
        }
        return new BoundTransaction(database, started().commits, slots);
    }

    @Override
    public Set<String> sent(long destinationId, Collection<String> deduplicationIds, long now) throws JMSException {
        return sent.known(destinationId, deduplicationIds, now);
    }

    @Override
    public int forgetSent(long now, int limit) throws JMSException {
        return sent.forget(now, limit);
    }

    @Override
    public void stage(Connection connection, String destination, StoredMessage message) throws JMSException {
        outbox.stage(connection, destination, message);
    }

    @Override
    public List<StagedMessage> staged(int limit, long maxBytes) throws JMSException {
        return outbox.staged(limit, maxBytes);
    }

    @Override
    public ArchiveStore archive() {
        return archive;
    }

    @Override
    public Page page(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException {
        return reads.page(
                backlog, afterKey, limit, maxBytes, started().leader.horizon().get());
    }

    @Override
    public List<StoredDelivery> load(BacklogId backlog, List<Long> positions) throws JMSException {
        return reads.load(backlog, positions);
    }

    @Override
    public @Nullable MessageBody loadBody(long position) throws JMSException {
        return reads.body(position);
    }

    @Override
    public List<Timer> timers(long until, int limit) throws JMSException {
        return reads.timers(until, limit);
    }

    @Override
    public Depth depth(BacklogId backlog) throws JMSException {
        return reads.depth(backlog);
    }

    @Override
    public int trim(BacklogId backlog, int limit) throws JMSException {
        List<Settlement> removals = reads.removals(backlog, limit);
        if (!removals.isEmpty()) {
            commit(WorkUnit.of(List.of(), removals, Effect.NONE));
        } else if (!backlog.temporary()) {
            reads.forgetTrim(backlog);
        }
        return removals.size();
    }

    @Override
    public List<BacklogId> trims() throws JMSException {
        return reads.trims();
    }

    @Override
    public List<BranchRow> branches() throws JMSException {
        return database.read("reading the XA branches", BranchTable::read);
    }

    private void trimAll(BacklogId backlog) throws JMSException {
        int removed;
        do {
            removed = trim(backlog, 1000);
        } while (removed > 0);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Started current = started;
        if (current != null) {
            current.commits.close(current.leader::recordCleanEnd);
        }
        database.close();
    }

    /** What exists from {@link #start} on. */
    private record Started(Leader leader, GroupCommit commits) {}
}

package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.spi.Send;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import io.rowmq.store.jdbc.internal.names.TopologyLock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Commits to a database that several JVMs share. Each has markers of its own and takes positions in blocks; units are
 * refused whose premises do not hold any more; and the others are told what has become ready.
 */
public final class SharedRegime implements Regime {

    private final Database database;
    private final long member;
    private final TopologyLock topology;
    private final Consumer<Collection<Hint>> ready;
    private final String idleLimit;
    private final PositionBlocks positions;
    private long number;

    /**
     * Commits of one JVM.
     *
     * @param member tells this JVM from all that have the database open, or had it
     * @param idleLimit how long the JVM, if it is stopped within a transaction, may hold up the others
     * @param ready is told what has become ready by units that are committed
     */
    public SharedRegime(
            Database database,
            long member,
            TopologyLock topology,
            Duration idleLimit,
            Consumer<Collection<Hint>> ready) {
        this.database = database;
        this.member = member;
        this.topology = topology;
        this.ready = ready;
        this.idleLimit = Long.toString(idleLimit.toMillis());
        this.positions = new PositionBlocks(database);
    }

    @Override
    public long firstPosition() {
        return 0;
    }

    @Override
    public void place(List<Pending> units) throws SQLException {
        int sends = 0;
        for (Pending unit : units) {
            sends += unit.unit.sends().size();
        }
        if (sends > 0) {
            long position = positions.take(sends);
            for (Pending unit : units) {
                position = unit.place(position);
            }
        }
    }

    @Override
    public Savepoint savepoint(StoreConnection connection) throws SQLException {
        return connection.jdbc().setSavepoint();
    }

    /** The marker comes first, because its statement also limits how long the transaction may stand still. */
    @Override
    public long begin(StoreConnection connection, int slot) throws SQLException {
        number++;
        if (!mark(connection.prepare(SharedSql.UPDATE_NODE_MARKER), slot)) {
            mark(connection.prepare(SharedSql.INSERT_NODE_MARKER), slot);
        }
        return number;
    }

    private boolean mark(PreparedStatement statement, int slot) throws SQLException {
        statement.setLong(1, number);
        statement.setLong(2, member);
        statement.setInt(3, slot);
        statement.setString(4, idleLimit);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    @Override
    public void admit(StoreConnection connection, List<Pending> units) throws SQLException {
        boolean published = false;
        Set<Long> temporary = new HashSet<>(0);
        for (Pending pending : units) {
            published |= pending.unit.premise().topology() != 0;
            addTemporary(pending, temporary);
        }
        if (!published && temporary.isEmpty()) {
            return;
        }
        long version = topology.hold(connection);
        Set<Long> alive = temporary.isEmpty() ? Set.of() : alive(connection, temporary);
        for (Pending pending : units) {
            long known = pending.unit.premise().topology();
            if (known != 0 && known != version) {
                pending.rejection = new RefusedException(
                        ErrorCode.STALE, "Subscriptions have changed since it was found out who gets the message");
            }
            Set<Long> wanted = new HashSet<>(0);
            addTemporary(pending, wanted);
            if (!alive.containsAll(wanted)) {
                pending.rejection = new RefusedException(
                        ErrorCode.DELETED,
                        "A temporary queue to send to does not exist any more: it ended with its connection, or with"
                                + " the JVM that connection was in");
            }
        }
    }

    private static void addTemporary(Pending pending, Set<Long> ids) {
        for (Send send : pending.unit.sends()) {
            for (BacklogId route : send.routes()) {
                if (route.temporary() && route.kind() == BacklogId.Kind.QUEUE) {
                    ids.add(route.id());
                }
            }
        }
    }

    private static Set<Long> alive(StoreConnection connection, Set<Long> ids) throws SQLException {
        PreparedStatement select = connection.prepare(SharedSql.SELECT_TEMPORARIES);
        connection.dialect().setNumbers(select, 1, ids);
        Set<Long> alive = new HashSet<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                alive.add(rows.getLong(1));
            }
        }
        return alive;
    }

    @Override
    public Settlements settlements(StoreConnection connection) {
        return new ClaimedSettlements(connection);
    }

    @Override
    public SentWriter sentWriter(StoreConnection connection) {
        return new SharedSentWriter(connection);
    }

    @Override
    public void end(StoreConnection connection, int slot, long transaction) {
        // the marker is written already
    }

    @Override
    public void unused(StoreConnection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public boolean committed(StoreConnection connection, int slot, long transaction, int patienceSeconds)
            throws SQLException {
        PreparedStatement statement = connection.prepare(SharedSql.SELECT_NODE_MARKER);
        statement.setQueryTimeout(patienceSeconds);
        statement.setLong(1, member);
        statement.setInt(2, slot);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getLong(1) == transaction;
        }
    }

    @Override
    public void applied(List<Pending> units) {
        ReadyHints hints = new ReadyHints();
        for (Pending pending : units) {
            if (pending.rejection == null) {
                hints.add(pending.unit, pending.firstPosition);
            }
        }
        if (!hints.all().isEmpty()) {
            ready.accept(hints.all());
        }
    }

    @Override
    public void close(StoreConnection connection, int slot) {
        // positions that were not given are lost, and markers go when they are old
    }
}

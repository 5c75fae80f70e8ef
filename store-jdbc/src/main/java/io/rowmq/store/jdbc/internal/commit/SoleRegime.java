package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.claim.HandoutTable;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits to a database that this JVM has to itself: positions are counted in memory, and the marker is the record. */
public final class SoleRegime implements Regime {

    private final Positions positions;

    /** Goes on with these positions. */
    public SoleRegime(Positions positions) {
        this.positions = positions;
    }

    @Override
    public long firstPosition() {
        return positions.next();
    }

    @Override
    public void place(List<Pending> units) {
        for (Pending unit : units) {
            positions.place(unit);
        }
    }

    @Override
    public @Nullable Savepoint savepoint(StoreConnection connection) {
        // nothing is refused
        return null;
    }

    @Override
    public long begin(StoreConnection connection, int slot) {
        return positions.nextNumber();
    }

    @Override
    public void admit(StoreConnection connection, List<Pending> units) {
        // nobody else changes anything
    }

    @Override
    public Settlements settlements(StoreConnection connection) {
        return new SettlementWriter(connection);
    }

    @Override
    public SentWriter sentWriter(StoreConnection connection) {
        return new SoleSentWriter(connection);
    }

    @Override
    public void end(StoreConnection connection, int slot, long number) throws SQLException {
        mark(connection, slot, number, positions.reserved());
    }

    @Override
    public void unused(StoreConnection connection) {
        // nothing was done
    }

    private static void mark(StoreConnection connection, int slot, long number, long nextPosition) throws SQLException {
        Batch update = new Batch(connection, Sql.UPDATE_MARKER);
        int[] updated = update.begin().set(number).set(nextPosition).set(slot).run();
        if (updated[0] == 0) {
            new Batch(connection, Sql.INSERT_MARKER)
                    .begin()
                    .set(number)
                    .set(nextPosition)
                    .set(slot)
                    .run();
        }
    }

    @Override
    public boolean committed(StoreConnection connection, int slot, long number, int patienceSeconds)
            throws SQLException {
        PreparedStatement statement = connection.prepare(Sql.SELECT_MARKER);
        statement.setQueryTimeout(patienceSeconds);
        statement.setInt(1, slot);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getLong(1) == number;
        }
    }

    @Override
    public void applied(List<Pending> units) {
        // nobody else waits
    }

    @Override
    public void close(StoreConnection connection, int slot) throws SQLException {
        new HandoutTable().clear(connection);
        mark(connection, slot, positions.nextNumber(), positions.next());
    }
}

package io.rowmq.benchmarks.raw;

import io.rowmq.benchmarks.subject.Body;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A line over bare JDBC. */
final class RawLine implements Line {

    private static final long PATIENCE = 1_000;

    private final RawGroups groups;
    private final Mode mode;
    private final Body body = new Body(System.identityHashCode(this));
    private RawUnit unit = new RawUnit();

    RawLine(RawGroups groups, Mode mode) {
        this.groups = groups;
        this.mode = mode;
    }

    @Override
    public void send(long number) throws SQLException {
        unit.inserts.add(body.with(number));
        if (mode != Mode.TRANSACTED) {
            commit();
        }
    }

    @Override
    public long receive() throws SQLException, InterruptedException {
        RawStore.@Nullable Row row = groups.take(PATIENCE);
        if (row == null) {
            return -1;
        }
        unit.deletes.add(row.position());
        if (mode == Mode.AUTO) {
            commit();
        }
        return row.number();
    }

    @Override
    public void end() throws SQLException {
        if (!unit.isEmpty()) {
            commit();
        }
    }

    private void commit() throws SQLException {
        groups.commit(unit);
        unit = new RawUnit();
    }

    @Override
    public void close() {
        // Lines share the connection of the store.
    }
}

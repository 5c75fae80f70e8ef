package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Positions that this JVM has reserved. A block is given up after a short time, so that positions of several JVMs do
 * not differ much from the order in which messages were sent.
 */
final class PositionBlocks {

    private static final long LIFE_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LEAST = 64;
    private static final long MOST = 65_536;

    private final Database database;
    private long next;
    private long end;
    private long size = LEAST;
    private long since;
    private int epoch;

    PositionBlocks(Database database) {
        this.database = database;
    }

    /** The first of so many positions without a gap. */
    long take(int count) throws SQLException {
        long now = System.nanoTime();
        // a server that has ended may have forgotten what it had not synced
        boolean old = now - since > LIFE_NANOS || epoch != database.epoch();
        if (old || end - next < count) {
            // a block that was used up early is followed by a larger one
            size = old ? Math.max(LEAST, size / 2) : Math.min(MOST, size * 2);
            reserve(Math.max(size, count));
            since = now;
        }
        long first = next;
        next += count;
        return first;
    }

    private void reserve(long count) throws SQLException {
        epoch = database.epoch();
        StoreConnection connection = writer();
        // the transaction of the writer has not begun yet, and this one has no moment in which it holds up others
        connection.jdbc().setAutoCommit(true);
        try {
            PreparedStatement update = connection.prepare(SharedSql.RESERVE_POSITIONS);
            update.setLong(1, count);
            update.setLong(2, count);
            try (ResultSet rows = update.executeQuery()) {
                if (!rows.next()) {
                    throw new RefusedException(
                            ErrorCode.LOCKED,
                            "The database " + database.address().name()
                                    + " is in use by a process that has it to itself (sharing=exclusive), which has"
                                    + " taken this JVM for dead");
                }
                next = rows.getLong(1);
            }
        } finally {
            connection.jdbc().setAutoCommit(false);
        }
        end = next + count;
    }

    private StoreConnection writer() throws SQLException {
        try {
            return database.writer();
        } catch (JMSException failure) {
            throw new SQLException(failure.getMessage(), "08001", failure);
        }
    }
}

package io.rowmq.store.jdbc.internal.names;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The lock on subscriptions and temporary destinations: held together by those who publish, and by one alone who
 * changes them, so that what is published after a subscription has come into being reaches it. It ends with the
 * transaction, and is kept by the database in memory.
 */
public final class TopologyLock {

    private final long key;
    private final String idleLimit;

    /**
     * The lock of one installation.
     *
     * @param key tells it from those of other installations in the same database
     * @param idleLimit how long a JVM that has stopped may hold it
     */
    public TopologyLock(long key, Duration idleLimit) {
        this.key = key;
        this.idleLimit = Long.toString(idleLimit.toMillis());
    }

    /** Keeps everything as it is until the transaction ends; returns the version. */
    public long hold(StoreConnection connection) throws SQLException {
        PreparedStatement lock = connection.prepare(SharedSql.HOLD_TOPOLOGY);
        lock.setLong(1, key);
        lock.execute();
        // a statement of its own, which sees what was committed before the lock was granted
        try (ResultSet rows = connection.prepare(SharedSql.SELECT_TOPOLOGY).executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Lets nobody else change or publish until the transaction ends. */
    void change(StoreConnection connection) throws SQLException {
        PreparedStatement lock = connection.prepare(SharedSql.CHANGE_TOPOLOGY);
        lock.setLong(1, key);
        lock.setString(2, idleLimit);
        lock.execute();
    }

    /** Tells those who publish that subscriptions have changed. */
    static void raise(StoreConnection connection) throws SQLException {
        connection.prepare(SharedSql.RAISE_TOPOLOGY).executeUpdate();
    }
}

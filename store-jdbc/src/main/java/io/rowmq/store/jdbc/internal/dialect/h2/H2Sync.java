package io.rowmq.store.jdbc.internal.dialect.h2;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Sync;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Syncs an H2 file, and keeps H2 from writing over what a loss of power may need.
 *
 * <p>H2 writes each commit into free space of its file and records only one commit later that the space of replaced
 * pages is free. If it uses that space at once and the power fails while it writes, the last synced version of the file
 * cannot be read any more. RETENTION_TIME does not help: it counts from when the replaced data was written, not from
 * when it became free, so that with any value old data is written over at once. But H2 leaves alone what an open
 * snapshot may read. So two connections take turns in holding a snapshot, each for several syncs: what becomes free is
 * used again only when at least one sync lies between, and soon enough for the file to stay small.
 *
 * <p>Where a commit need not survive a loss of power, syncs are rare: they keep the file readable and its size bounded.
 */
final class H2Sync implements Sync {

    private static final int PINS = 2;
    private static final int SYNCS_TO_A_MOVE = 8;
    private static final Duration RARELY = Duration.ofSeconds(1);

    private final long pause;
    private final PreparedStatement sync;
    private final H2Housekeeping housekeeping;
    private final Connection[] connections = new Connection[PINS];
    private final PreparedStatement[] snapshots = new PreparedStatement[PINS];
    private int oldest;
    private int syncs;
    private long lastSync = System.nanoTime();

    H2Sync(Connection writer, ConnectionSource source, Durability durability) throws SQLException {
        pause = durability == Durability.DISK ? 0 : RARELY.toNanos();
        sync = writer.prepareStatement("CHECKPOINT SYNC");
        housekeeping = new H2Housekeeping(writer);
        boolean complete = false;
        try {
            for (int i = 0; i < PINS; i++) {
                connections[i] = source.open();
                pin(i);
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private void pin(int i) throws SQLException {
        Connection connection = connections[i];
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        snapshots[i] = connection.prepareStatement("SELECT 1");
        snapshots[i].executeQuery().close();
    }

    @Override
    public void force() throws SQLException {
        if (pause > 0 && System.nanoTime() - lastSync < pause) {
            return;
        }
        sync.execute();
        lastSync = System.nanoTime();
        if (++syncs >= SYNCS_TO_A_MOVE) {
            syncs = 0;
            connections[oldest].commit();
            snapshots[oldest].executeQuery().close();
            oldest = (oldest + 1) % PINS;
        }
        housekeeping.afterSync();
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            if (connection != null) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    System.getLogger(H2Sync.class.getName()).log(Level.DEBUG, "Closing a snapshot failed", e);
                }
            }
        }
    }
}

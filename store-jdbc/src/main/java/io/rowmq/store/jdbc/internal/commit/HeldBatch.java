package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import java.sql.SQLException;
import java.util.BitSet;

/** Changes to deliveries that a node has to hold: each execution that names one must find its row. */
final class HeldBatch {

    private final Batch batch;
    private final BitSet held = new BitSet();

    HeldBatch(StoreConnection connection, StoreSql sql) {
        this.batch = new Batch(connection, sql);
    }

    /** Begins the parameters of a change by a node; 0 for none. */
    Batch begin(long node) throws SQLException {
        held.set(batch.size(), node != 0);
        return batch.begin();
    }

    /** The execution that was begun last. */
    Batch current() {
        return batch;
    }

    /** Executes; how many rows each execution changed. */
    int[] run() throws SQLException {
        int[] changed = batch.run();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0 && held.get(i)) {
                throw ClaimedRemovals.lost();
            }
        }
        return changed;
    }
}

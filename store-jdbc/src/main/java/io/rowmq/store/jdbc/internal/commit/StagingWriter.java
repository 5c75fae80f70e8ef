package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Staging;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Disposes of rows of the outbox. A row that is gone means that somebody else has moved it, and fails the unit. */
final class StagingWriter {

    private final Batch moved;
    private final Batch parts;
    private final Batch rejected;
    private final List<Long> movedIds = new ArrayList<>(0);
    private final List<Long> rejectedIds = new ArrayList<>(0);

    StagingWriter(StoreConnection connection) {
        moved = new Batch(connection, Sql.DELETE_OUTBOX);
        parts = new Batch(connection, Sql.DELETE_OUTBOX_PARTS);
        rejected = new Batch(connection, Sql.REJECT_OUTBOX);
    }

    void add(Staging staging) throws SQLException {
        if (staging instanceof Staging.Rejected rejection) {
            rejected.begin().set(rejection.reason()).set(rejection.id());
            rejectedIds.add(rejection.id());
        } else {
            moved.begin().set(staging.id());
            parts.begin().set(staging.id());
            movedIds.add(staging.id());
        }
    }

    void run() throws SQLException {
        requireAll(moved.run(), movedIds);
        requireAll(rejected.run(), rejectedIds);
        parts.run();
    }

    private static void requireAll(int[] changed, List<Long> ids) throws SQLException {
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                throw new RefusedException(
                        ErrorCode.STAGED_ELSEWHERE,
                        "Row " + ids.get(i) + " of the outbox has been changed or moved by somebody else");
            }
        }
    }
}

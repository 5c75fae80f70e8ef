package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Declaration.RememberSent;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Remembers identifiers, unless another JVM has done so first. */
final class SharedSentWriter implements SentWriter {

    /** The class of SQLSTATEs that say that a row exists already. */
    private static final String CONSTRAINT = "23";

    private final @Nullable Batch deletions;
    private final Batch insertions;

    SharedSentWriter(StoreConnection connection) {
        deletions = connection.has(SharedSql.FORGET_SENT_BEFORE)
                ? new Batch(connection, SharedSql.FORGET_SENT_BEFORE)
                : null;
        insertions = new Batch(connection, SharedSql.REMEMBER_SENT);
    }

    @Override
    public void add(RememberSent remember) throws SQLException {
        if (deletions != null) {
            deletions.begin().set(remember.destinationId()).set(remember.deduplicationId());
        }
        insertions
                .begin()
                .set(remember.destinationId())
                .set(remember.deduplicationId())
                .set(remember.until());
    }

    @Override
    public void run() throws SQLException {
        if (deletions != null) {
            deletions.run();
        }
        for (int remembered : insert()) {
            if (remembered == 0) {
                throw known();
            }
        }
    }

    private int[] insert() throws SQLException {
        try {
            return insertions.run();
        } catch (SQLException failure) {
            String state = failure.getSQLState();
            throw state != null && state.startsWith(CONSTRAINT) ? known() : failure;
        }
    }

    private static RefusedException known() {
        return new RefusedException(ErrorCode.STALE, "Another JVM has just sent a message with the same identifier");
    }
}

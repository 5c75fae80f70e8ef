package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Declaration.RememberSent;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.SQLException;

/** Remembers identifiers, unless another JVM has done so first. */
final class SharedSentWriter implements SentWriter {

    private final Batch insertions;

    SharedSentWriter(StoreConnection connection) {
        insertions = new Batch(connection, SharedSql.REMEMBER_SENT);
    }

    @Override
    public void add(RememberSent remember) throws SQLException {
        insertions
                .begin()
                .set(remember.destinationId())
                .set(remember.deduplicationId())
                .set(remember.until());
    }

    @Override
    public void run() throws SQLException {
        for (int remembered : insertions.run()) {
            if (remembered == 0) {
                throw new RefusedException(
                        ErrorCode.STALE, "Another JVM has just sent a message with the same identifier");
            }
        }
    }
}

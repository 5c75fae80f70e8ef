package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Declaration.RememberSent;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;

/** Remembers identifiers that memory says are new; one whose time is over makes room for the new one. */
final class SoleSentWriter implements SentWriter {

    private final Batch deletions;
    private final Batch insertions;

    SoleSentWriter(StoreConnection connection) {
        deletions = new Batch(connection, Sql.DELETE_SENT);
        insertions = new Batch(connection, Sql.INSERT_SENT);
    }

    @Override
    public void add(RememberSent remember) throws SQLException {
        deletions.begin().set(remember.destinationId()).set(remember.deduplicationId());
        insertions
                .begin()
                .set(remember.destinationId())
                .set(remember.deduplicationId())
                .set(remember.until());
    }

    @Override
    public void run() throws SQLException {
        deletions.run();
        insertions.run();
    }
}

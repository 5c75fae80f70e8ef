package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;

/** Carries out declarations one by one, in order; they are rare. */
final class DeclarationWriter {

    private final StoreConnection connection;

    DeclarationWriter(StoreConnection connection) {
        this.connection = connection;
    }

    void run(Declaration declaration) throws SQLException {
        if (declaration instanceof Declaration.CreateDestination create) {
            DestinationRow row = create.destination();
            one(Sql.INSERT_DESTINATION)
                    .set(row.id())
                    .set(row.kind().name())
                    .set(row.name())
                    .run();
        } else if (declaration instanceof Declaration.CreateSubscription create) {
            insert(create.subscription());
        } else if (declaration instanceof Declaration.DeleteSubscription delete) {
            one(Sql.DELETE_SUBSCRIPTION).set(delete.subscriptionId()).run();
            drop(BacklogId.subscription(delete.subscriptionId()));
        } else if (declaration instanceof Declaration.DeleteDestination delete) {
            one(Sql.DELETE_DESTINATION).set(delete.destinationId()).run();
            drop(BacklogId.queue(delete.destinationId()));
        } else {
            new UserWriter(connection).run(declaration);
        }
    }

    private void insert(SubscriptionRow row) throws SQLException {
        one(Sql.INSERT_SUBSCRIPTION)
                .set(row.id())
                .set(row.topicId())
                .set(row.clientId() == null ? "" : row.clientId())
                .set(row.name())
                .set(row.selector())
                .set(row.noLocal())
                .set(row.shared())
                .run();
    }

    /** Remembers that deliveries may be left, so that they are removed even if the JVM ends before they are trimmed. */
    private void drop(BacklogId backlog) throws SQLException {
        one(Sql.DELETE_TRIM).set(backlog.kind().name()).set(backlog.id()).run();
        one(Sql.INSERT_TRIM).set(backlog.kind().name()).set(backlog.id()).run();
    }

    private Batch one(Sql sql) throws SQLException {
        return new Batch(connection, sql).begin();
    }
}

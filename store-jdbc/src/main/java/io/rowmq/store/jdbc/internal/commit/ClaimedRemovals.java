package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What one node removes in a transaction; it has to hold all of it, unless it is nobody. */
final class ClaimedRemovals {

    private final StoreConnection connection;
    private final long node;
    private final SharedSql ofMessages;
    private final SharedSql ofDeliveries;
    private final List<Long> messages = new ArrayList<>();
    private final List<Long> published = new ArrayList<>(0);
    private final List<Long> subscriptions = new ArrayList<>(0);
    private final KeyBatch parts;

    private ClaimedRemovals(StoreConnection connection, long node, SharedSql ofMessages, SharedSql ofDeliveries) {
        this.connection = connection;
        this.node = node;
        this.ofMessages = ofMessages;
        this.ofDeliveries = ofDeliveries;
        this.parts = new KeyBatch(connection, Sql.DELETE_BODY_PARTS);
    }

    /** Removals by a node, 0 for what nobody has claimed. */
    static ClaimedRemovals of(StoreConnection connection, long node) {
        return new ClaimedRemovals(connection, node, SharedSql.REMOVE_MESSAGES, SharedSql.REMOVE_DELIVERIES);
    }

    /** Removals of what has expired, if nobody has claimed it and no branch has it. */
    static ClaimedRemovals expired(StoreConnection connection) {
        return new ClaimedRemovals(connection, 0, SharedSql.EXPIRE_MESSAGES, SharedSql.EXPIRE_DELIVERIES);
    }

    void addMessage(long position) {
        messages.add(position);
    }

    void addDelivery(long position, long subscription) {
        published.add(position);
        subscriptions.add(subscription);
    }

    void run() throws SQLException {
        if (!messages.isEmpty()) {
            PreparedStatement delete = connection.prepare(ofMessages);
            connection.dialect().setNumbers(delete, 1, messages);
            delete.setLong(2, node);
            require(remove(delete), messages.size());
        }
        if (!published.isEmpty()) {
            removePublished();
        }
        parts.run();
    }

    private void removePublished() throws SQLException {
        PreparedStatement hold = connection.prepare(SharedSql.HOLD_MESSAGES);
        connection.dialect().setNumbers(hold, 1, published);
        hold.execute();
        PreparedStatement delete = connection.prepare(ofDeliveries);
        connection.dialect().setPairs(delete, 1, published, subscriptions);
        delete.setLong(3, node);
        require(delete.executeUpdate(), published.size());
        PreparedStatement deleteMessages = connection.prepare(SharedSql.REMOVE_DELIVERED_MESSAGES);
        connection.dialect().setNumbers(deleteMessages, 1, published);
        remove(deleteMessages);
    }

    /** Removes messages; keeps in mind which of them had their bodies in parts. */
    private int remove(PreparedStatement delete) throws SQLException {
        int removed = 0;
        try (ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                removed++;
                long large = rows.getLong(1);
                if (!rows.wasNull()) {
                    parts.add(large);
                }
            }
        }
        return removed;
    }

    private void require(int removed, int wanted) throws SQLException {
        if (node != 0 && removed != wanted) {
            throw lost();
        }
    }

    static RefusedException lost() {
        return new RefusedException(
                ErrorCode.FENCED,
                "Messages to be acknowledged or given back are not held by this JVM any more: it did not renew its"
                        + " lease and was taken for dead, and they are given to others");
    }
}

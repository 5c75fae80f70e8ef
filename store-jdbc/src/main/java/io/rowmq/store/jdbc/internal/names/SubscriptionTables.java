package io.rowmq.store.jdbc.internal.names;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import io.rowmq.store.jdbc.internal.read.DeliveryRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durable and non-durable subscriptions, and which nodes use them. Called with the lock on the topology held. */
final class SubscriptionTables {

    private final StoreConnection connection;
    private final TextForm form;

    SubscriptionTables(StoreConnection connection) {
        this.connection = connection;
        this.form = connection.dialect().textForm();
    }

    List<SubscriptionRow> all() throws SQLException {
        List<SubscriptionRow> all = new ArrayList<>();
        try (ResultSet rows =
                connection.prepare(SharedSql.SELECT_ALL_SUBSCRIPTIONS).executeQuery()) {
            while (rows.next()) {
                all.add(read(rows));
            }
        }
        return all;
    }

    private SubscriptionRow read(ResultSet rows) throws SQLException {
        String clientId = form.decode(rows.getString(3));
        return new SubscriptionRow(
                rows.getLong(1),
                rows.getLong(2),
                clientId.isEmpty() ? null : clientId,
                form.decode(rows.getString(4)),
                DeliveryRow.text(rows, 5, form),
                rows.getBoolean(6),
                rows.getBoolean(7));
    }

    @Nullable SubscriptionRow find(boolean durable, @Nullable String clientId, String name) throws SQLException {
        PreparedStatement select =
                connection.prepare(durable ? SharedSql.FIND_SUBSCRIPTION : SharedSql.FIND_PASSING_SUBSCRIPTION);
        select.setString(1, form.encode(clientId == null ? "" : clientId));
        select.setString(2, form.encode(name));
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? read(rows) : null;
        }
    }

    SubscriptionRow add(SubscriptionRow wanted) throws SQLException {
        PreparedStatement insert =
                connection.prepare(wanted.id() > 0 ? SharedSql.ADD_SUBSCRIPTION : SharedSql.ADD_PASSING_SUBSCRIPTION);
        String clientId = wanted.clientId();
        String selector = wanted.selector();
        insert.setString(1, form.encode(clientId == null ? "" : clientId));
        insert.setString(2, form.encode(wanted.name()));
        insert.setLong(3, wanted.topicId());
        insert.setString(4, selector == null ? null : form.encode(selector));
        insert.setBoolean(5, wanted.noLocal());
        insert.setBoolean(6, wanted.shared());
        TopologyLock.raise(connection);
        return new SubscriptionRow(
                Rows.number(insert),
                wanted.topicId(),
                clientId,
                wanted.name(),
                selector,
                wanted.noLocal(),
                wanted.shared());
    }

    void use(long subscription, long node) throws SQLException {
        Rows.update(connection.prepare(SharedSql.ADD_SUBSCRIBER), subscription, node);
    }

    /** How many nodes use it. */
    long users(long subscription) throws SQLException {
        return Rows.number(connection.prepare(SharedSql.COUNT_SUBSCRIBERS), subscription);
    }

    boolean claimed(long subscription) throws SQLException {
        return Rows.number(connection.prepare(SharedSql.ANY_CLAIMED_DELIVERY), subscription) > 0;
    }

    /** A node uses it no longer; a non-durable one that none uses ends. */
    void leave(long subscription, long node) throws SQLException {
        int left = Rows.update(connection.prepare(SharedSql.DELETE_SUBSCRIBER), subscription, node);
        if (left > 0 && subscription < 0 && users(subscription) == 0) {
            end(subscription);
        }
    }

    void end(long subscription) throws SQLException {
        int ended = Rows.update(
                connection.prepare(subscription > 0 ? SharedSql.END_SUBSCRIPTION : SharedSql.END_PASSING_SUBSCRIPTION),
                subscription);
        if (ended > 0) {
            Rows.trimLater(connection, BacklogId.subscription(subscription));
            TopologyLock.raise(connection);
        }
    }
}

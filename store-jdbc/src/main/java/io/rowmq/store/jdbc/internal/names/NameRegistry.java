package io.rowmq.store.jdbc.internal.names;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Registry;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Topology;
import io.rowmq.store.jdbc.internal.claim.NodeTable;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names in tables. Each call is a transaction that can be repeated if it is not known whether it was committed. */
public final class NameRegistry implements Registry, NodeTable.Estate {

    private final Database database;
    private final TopologyLock lock;

    /** The names of an open database. */
    public NameRegistry(Database database, TopologyLock lock) {
        this.database = database;
        this.lock = lock;
    }

    /** Changes what the lock guards. */
    private <T> T change(String doing, Database.Reading<T> work) throws JMSException {
        return database.read(doing, connection -> {
            lock.change(connection);
            T result = work.read(connection);
            commit(connection);
            return result;
        });
    }

    private static void commit(StoreConnection connection) throws SQLException {
        connection.dialect().beforeCommit(connection.jdbc());
        connection.commit();
    }

    private static void requireAlive(StoreConnection connection, long node) throws SQLException, JMSException {
        PreparedStatement hold = connection.prepare(SharedSql.HOLD_NODE);
        hold.setLong(1, node);
        try (ResultSet rows = hold.executeQuery()) {
            if (!rows.next()) {
                throw ErrorCode.FENCED.exception("This JVM did not renew its lease, and the others have taken node "
                        + node + " for dead: repeat what failed, which then is done as another node");
            }
        }
    }

    // ---- destinations

    @Override
    public DestinationRow destination(DestinationRow.Kind kind, String name) throws JMSException {
        return database.read("looking for " + kind + " " + name, connection -> {
            DestinationRow found = find(connection, kind, name);
            if (found == null) {
                PreparedStatement insert = connection.prepare(SharedSql.ADD_DESTINATION);
                insert.setString(1, kind.name());
                insert.setString(2, connection.dialect().textForm().encode(name));
                insert.executeUpdate();
                commit(connection);
                found = find(connection, kind, name);
            }
            if (found == null) {
                throw new SQLException(kind + " " + name + " was deleted while it was created");
            }
            return found;
        });
    }

    private static @Nullable DestinationRow find(StoreConnection connection, DestinationRow.Kind kind, String name)
            throws SQLException {
        TextForm form = connection.dialect().textForm();
        PreparedStatement select = connection.prepare(SharedSql.SELECT_DESTINATION);
        select.setString(1, kind.name());
        select.setString(2, form.encode(name));
        List<DestinationRow> found = destinations(select, form);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<DestinationRow> destinations(PreparedStatement select, TextForm form) throws SQLException {
        List<DestinationRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new DestinationRow(
                        rows.getLong(1),
                        DestinationRow.Kind.valueOf(rows.getString(2)),
                        form.decode(rows.getString(3))));
            }
        }
        return found;
    }

    @Override
    public DestinationRow createTemporary(long node, DestinationRow.Kind kind, String name) throws JMSException {
        return database.read("creating the temporary destination " + name, connection -> {
            requireAlive(connection, node);
            PreparedStatement insert = connection.prepare(SharedSql.ADD_TEMPORARY);
            insert.setString(1, kind.name());
            insert.setString(2, name);
            insert.setLong(3, node);
            long id = Rows.number(insert);
            commit(connection);
            return new DestinationRow(id, kind, name);
        });
    }

    @Override
    public @Nullable DestinationRow temporary(String name) throws JMSException {
        List<DestinationRow> found = database.read("looking for the temporary destination " + name, connection -> {
            PreparedStatement select = connection.prepare(SharedSql.SELECT_TEMPORARY);
            select.setString(1, name);
            return destinations(select, connection.dialect().textForm());
        });
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public void deleteTemporary(DestinationRow destination) throws JMSException {
        change("ending the temporary destination " + destination.name(), connection -> {
            delete(connection, destination.id(), destination.kind());
            return destination;
        });
    }

    private static void delete(StoreConnection connection, long id, DestinationRow.Kind kind) throws SQLException {
        Rows.update(connection.prepare(SharedSql.DELETE_TEMPORARY), id);
        if (kind == DestinationRow.Kind.QUEUE) {
            Rows.trimLater(connection, BacklogId.queue(id));
        }
    }

    // ---- subscriptions

    @Override
    public Topology topology() throws JMSException {
        return database.read("reading the subscriptions", connection -> {
            long version = lock.hold(connection);
            List<DestinationRow> topics = destinations(
                    connection.prepare(SharedSql.SELECT_TOPICS),
                    connection.dialect().textForm());
            return new Topology(version, topics, new SubscriptionTables(connection).all());
        });
    }

    @Override
    public Subscribed subscribe(long node, SubscriptionRow wanted) throws JMSException {
        return change("subscribing " + wanted.name(), connection -> {
            requireAlive(connection, node);
            SubscriptionTables tables = new SubscriptionTables(connection);
            SubscriptionRow found = tables.find(wanted.id() > 0, wanted.clientId(), wanted.name());
            SubscriptionRow row = found != null ? found : tables.add(wanted);
            tables.use(row.id(), node);
            return new Subscribed(row, tables.users(row.id()) > 1);
        });
    }

    @Override
    public void unsubscribe(long node, SubscriptionRow subscription) throws JMSException {
        change("signing off from " + subscription.name(), connection -> {
            new SubscriptionTables(connection).leave(subscription.id(), node);
            return subscription;
        });
    }

    @Override
    public boolean delete(SubscriptionRow subscription) throws JMSException {
        return change("unsubscribing " + subscription.name(), connection -> {
            SubscriptionTables tables = new SubscriptionTables(connection);
            boolean free = tables.users(subscription.id()) == 0 && !tables.claimed(subscription.id());
            if (free) {
                tables.end(subscription.id());
            }
            return free;
        });
    }

    @Override
    public @Nullable SubscriptionRow subscription(@Nullable String clientId, String name) throws JMSException {
        List<SubscriptionRow> found = database.read("looking for the subscription " + name, connection -> {
            SubscriptionRow row = new SubscriptionTables(connection).find(true, clientId, name);
            return row == null ? List.of() : List.of(row);
        });
        return found.isEmpty() ? null : found.get(0);
    }

    // ---- client identifiers

    @Override
    public boolean takeClientId(long node, String clientId) throws JMSException {
        return database.read("taking the client identifier " + clientId, connection -> {
            requireAlive(connection, node);
            PreparedStatement insert = connection.prepare(SharedSql.TAKE_CLIENT);
            insert.setString(1, connection.dialect().textForm().encode(clientId));
            insert.setLong(2, node);
            long owner = Rows.number(insert);
            commit(connection);
            return owner == node;
        });
    }

    @Override
    public void giveBackClientId(long node, String clientId) throws JMSException {
        database.once("giving back the client identifier " + clientId, connection -> {
            PreparedStatement delete = connection.prepare(SharedSql.GIVE_BACK_CLIENT);
            delete.setString(1, connection.dialect().textForm().encode(clientId));
            delete.setLong(2, node);
            return delete.executeUpdate();
        });
    }

    // ---- what ends with a node

    @Override
    public boolean takeBack(StoreConnection connection, List<Long> nodes) throws SQLException {
        for (long node : nodes) {
            List<Long> subscriptions = new ArrayList<>();
            List<DestinationRow> temporary = new ArrayList<>();
            find(connection, node, subscriptions, temporary);
            if (!subscriptions.isEmpty() || !temporary.isEmpty()) {
                lock.change(connection);
                SubscriptionTables tables = new SubscriptionTables(connection);
                for (long subscription : subscriptions) {
                    tables.leave(subscription, node);
                }
                for (DestinationRow destination : temporary) {
                    delete(connection, destination.id(), destination.kind());
                }
            }
            Rows.update(connection.prepare(SharedSql.GIVE_BACK_CLIENTS), node);
            commit(connection);
        }
        return false;
    }

    private static void find(
            StoreConnection connection, long node, List<Long> subscriptions, List<DestinationRow> temporary)
            throws SQLException {
        PreparedStatement subscribed = connection.prepare(SharedSql.SELECT_SUBSCRIBED);
        subscribed.setLong(1, node);
        try (ResultSet rows = subscribed.executeQuery()) {
            while (rows.next()) {
                subscriptions.add(rows.getLong(1));
            }
        }
        PreparedStatement owned = connection.prepare(SharedSql.SELECT_TEMPORARIES_OF);
        owned.setLong(1, node);
        try (ResultSet rows = owned.executeQuery()) {
            while (rows.next()) {
                temporary.add(new DestinationRow(rows.getLong(1), DestinationRow.Kind.valueOf(rows.getString(2)), ""));
            }
        }
    }
}

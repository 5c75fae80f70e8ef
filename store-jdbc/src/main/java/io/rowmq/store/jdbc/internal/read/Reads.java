package io.rowmq.store.jdbc.internal.read;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore.Depth;
import io.rowmq.spi.Page;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.SubscriptionRow;
import io.rowmq.spi.Timer;
import io.rowmq.spi.UserRow;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that only reads. */
public final class Reads {

    private final Database database;

    /** Reads from the database, with connections of its own. */
    public Reads(Database database) {
        this.database = database;
    }

    /** All destinations. */
    public List<DestinationRow> destinations() throws JMSException {
        return database.read("reading the destinations", connection -> {
            List<DestinationRow> found = new ArrayList<>();
            TextForm form = connection.dialect().textForm();
            try (ResultSet rows = connection.prepare(Sql.SELECT_DESTINATIONS).executeQuery()) {
                while (rows.next()) {
                    found.add(new DestinationRow(
                            rows.getLong(1),
                            DestinationRow.Kind.valueOf(rows.getString(2)),
                            form.decode(rows.getString(3))));
                }
            }
            return found;
        });
    }

    /** All durable subscriptions. */
    public List<SubscriptionRow> subscriptions() throws JMSException {
        return database.read("reading the subscriptions", connection -> {
            List<SubscriptionRow> found = new ArrayList<>();
            TextForm form = connection.dialect().textForm();
            try (ResultSet rows = connection.prepare(Sql.SELECT_SUBSCRIPTIONS).executeQuery()) {
                while (rows.next()) {
                    String clientId = form.decode(rows.getString(3));
                    found.add(new SubscriptionRow(
                            rows.getLong(1),
                            rows.getLong(2),
                            clientId.isEmpty() ? null : clientId,
                            form.decode(rows.getString(4)),
                            DeliveryRow.text(rows, 5, form),
                            rows.getBoolean(6),
                            rows.getBoolean(7)));
                }
            }
            return found;
        });
    }

    /** All users with their roles. */
    public List<UserRow> users() throws JMSException {
        return database.read("reading the users", connection -> {
            try (ResultSet rows = connection.prepare(Sql.SELECT_USERS).executeQuery()) {
                return Users.read(rows, connection.dialect().textForm());
            }
        });
    }

    /** All settings. */
    public List<SettingRow> settings() throws JMSException {
        return database.read("reading the settings", connection -> {
            List<SettingRow> found = new ArrayList<>();
            TextForm form = connection.dialect().textForm();
            try (ResultSet rows = connection.prepare(Sql.SELECT_SETTINGS).executeQuery()) {
                while (rows.next()) {
                    found.add(new SettingRow(
                            form.decode(rows.getString(1)), rows.getString(2), form.decode(rows.getString(3))));
                }
            }
            return found;
        });
    }

    /** A page of a backlog without the sends from {@code horizon} on. */
    public Page page(BacklogId backlog, long afterKey, int limit, long maxBytes, long horizon) throws JMSException {
        return database.read("reading " + backlog, connection -> {
            PageReader reader = new PageReader(connection, backlog, horizon);
            return reader.read(afterKey, limit, maxBytes);
        });
    }

    /** A page of a shared backlog with what somebody has claimed. */
    public Claims.Overview overview(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException {
        return database.read("reading " + backlog, connection -> {
            Set<Long> claimed = new HashSet<>();
            StoreSql sql = queue(backlog) ? SharedSql.OVERVIEW_MESSAGES : SharedSql.OVERVIEW_DELIVERIES;
            PageReader reader = new PageReader(connection, sql, backlog.id(), Long.MAX_VALUE) {
                @Override
                void keep(ResultSet row, StoredDelivery delivery) throws SQLException {
                    super.keep(row, delivery);
                    if (row.getInt(DeliveryRow.NEXT_COLUMN + 1) != 0) {
                        claimed.add(delivery.position());
                    }
                }
            };
            return new Claims.Overview(reader.read(afterKey, limit, maxBytes), claimed);
        });
    }

    /** Deliveries by position, in order of their key. */
    public List<StoredDelivery> load(BacklogId backlog, List<Long> positions) throws JMSException {
        if (positions.isEmpty()) {
            return List.of();
        }
        return database.read("loading messages of " + backlog, connection -> {
            Sql sql = queue(backlog) ? Sql.LOAD_QUEUE : Sql.LOAD_SUBSCRIPTION;
            PreparedStatement statement = connection.prepare(sql);
            statement.setLong(2, backlog.id());
            TextForm form = connection.dialect().textForm();
            List<StoredDelivery> deliveries = new ArrayList<>();
            if (connection.dialect().takesArray(sql)) {
                connection.dialect().setNumbers(statement, 1, positions);
                load(statement, form, deliveries);
            } else {
                for (Long position : positions) {
                    statement.setLong(1, position);
                    load(statement, form, deliveries);
                }
            }
            deliveries.sort(Comparator.comparingLong(StoredDelivery::orderKey));
            return deliveries;
        });
    }

    private static void load(PreparedStatement statement, TextForm form, List<StoredDelivery> to)
            throws SQLException, JMSException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                to.add(DeliveryRow.read(rows, form));
            }
        }
    }

    /** A body that was stored in parts, null if the message is gone. */
    public @Nullable MessageBody body(long position) throws JMSException {
        List<MessageBody> found = new ArrayList<>(1);
        database.read("loading the body of message " + position, connection -> {
            MessageBody body = StoredBody.load(connection, position);
            return body == null || found.add(body);
        });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Timers up to a time. */
    public List<Timer> timers(long until, int limit) throws JMSException {
        return database.read("reading the timers", connection -> {
            PreparedStatement statement = connection.prepare(Sql.SELECT_TIMERS);
            statement.setLong(1, until);
            statement.setInt(2, limit);
            List<Timer> timers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    timers.add(new Timer(
                            rows.getLong(1),
                            Timer.Kind.valueOf(rows.getString(2)),
                            new BacklogId(BacklogId.Kind.valueOf(rows.getString(3)), rows.getLong(4)),
                            rows.getLong(5),
                            rows.getInt(6)));
                }
            }
            return timers;
        });
    }

    /** How much a backlog holds. */
    public Depth depth(BacklogId backlog) throws JMSException {
        return database.read(
                "counting " + backlog,
                connection -> new Depth(
                        number(
                                connection,
                                queue(backlog) ? Sql.COUNT_READY_MESSAGES : Sql.COUNT_READY_DELIVERIES,
                                backlog.id()),
                        number(
                                connection,
                                queue(backlog) ? Sql.COUNT_DELAYED_MESSAGES : Sql.COUNT_DELAYED_DELIVERIES,
                                backlog.id())));
    }

    private static long number(StoreConnection connection, Sql sql, long id) throws SQLException {
        PreparedStatement statement = connection.prepare(sql);
        statement.setLong(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What removes up to {@code limit} deliveries of a backlog. */
    public List<Settlement> removals(BacklogId backlog, int limit) throws JMSException {
        return removals(backlog, limit, queue(backlog) ? Sql.TRIM_QUEUE : Sql.TRIM_SUBSCRIPTION);
    }

    /** The same without what somebody has claimed. */
    public List<Settlement> freeRemovals(BacklogId backlog, int limit) throws JMSException {
        return removals(backlog, limit, queue(backlog) ? SharedSql.TRIM_FREE_MESSAGES : SharedSql.TRIM_FREE_DELIVERIES);
    }

    private List<Settlement> removals(BacklogId backlog, int limit, StoreSql sql) throws JMSException {
        return database.read("trimming " + backlog, connection -> {
            PreparedStatement statement = connection.prepare(sql);
            statement.setLong(1, backlog.id());
            statement.setInt(2, limit);
            List<Settlement> removals = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    removals.add(new Settlement.Remove(backlog, rows.getLong(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return removals;
        });
    }

    /** A backlog of a temporary destination or non-durable subscription that was left behind; null for none. */
    public @Nullable BacklogId temporary() throws JMSException {
        List<BacklogId> found = new ArrayList<>(2);
        database.read("looking for temporary messages", connection -> {
            try (ResultSet rows = connection.prepare(Sql.TEMPORARY_QUEUES).executeQuery()) {
                while (rows.next()) {
                    found.add(BacklogId.queue(rows.getLong(1)));
                }
            }
            try (ResultSet rows =
                    connection.prepare(Sql.TEMPORARY_SUBSCRIPTIONS).executeQuery()) {
                while (rows.next()) {
                    found.add(BacklogId.subscription(rows.getLong(1)));
                }
            }
            return found;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Backlogs that have ended and may still hold something. */
    public List<BacklogId> trims() throws JMSException {
        return database.read("reading what is to be trimmed", connection -> {
            List<BacklogId> found = new ArrayList<>();
            try (ResultSet rows = connection.prepare(Sql.SELECT_TRIMS).executeQuery()) {
                while (rows.next()) {
                    found.add(new BacklogId(BacklogId.Kind.valueOf(rows.getString(1)), rows.getLong(2)));
                }
            }
            return found;
        });
    }

    /** Whether a backlog is known to have ended. */
    public boolean ended(BacklogId backlog) throws JMSException {
        return database.read("trimming " + backlog, connection -> {
            PreparedStatement statement = connection.prepare(SharedSql.SELECT_TRIM);
            statement.setString(1, backlog.kind().name());
            statement.setLong(2, backlog.id());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** An ended backlog is empty now. */
    public void forgetTrim(BacklogId backlog) throws JMSException {
        forget(backlog, Sql.DELETE_TRIM);
    }

    /** An ended backlog may be empty now; if not, nothing happens. */
    public void forgetEmpty(BacklogId backlog) throws JMSException {
        forget(backlog, SharedSql.FORGET_TRIM);
    }

    private void forget(BacklogId backlog, StoreSql sql) throws JMSException {
        database.read("trimming " + backlog, connection -> {
            PreparedStatement statement = connection.prepare(sql);
            statement.setString(1, backlog.kind().name());
            statement.setLong(2, backlog.id());
            int forgotten = statement.executeUpdate();
            connection.commit();
            return forgotten;
        });
    }

    private static boolean queue(BacklogId backlog) {
        return backlog.kind() == BacklogId.Kind.QUEUE;
    }
}

package io.rowmq.store.jdbc.internal.read;

import io.rowmq.spi.ArchivePage;
import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.ArchiveStore;
import io.rowmq.spi.ArchivedMessage;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The copies of messages that were consumed. */
public final class ArchiveTable implements ArchiveStore {

    private static final int CONSUMED_TIME = DeliveryRow.NEXT_COLUMN + 1;

    private final Database database;

    /** The archive of an open database. */
    public ArchiveTable(Database database) {
        this.database = database;
    }

    @Override
    public List<ArchiveRow> archives() throws JMSException {
        return database.read("counting the archive", connection -> {
            List<ArchiveRow> found = new ArrayList<>();
            try (ResultSet rows = connection.prepare(Sql.SELECT_ARCHIVES).executeQuery()) {
                while (rows.next()) {
                    found.add(new ArchiveRow(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return found;
        });
    }

    @Override
    public ArchivePage page(long destinationId, long afterPosition, int limit, long maxBytes) throws JMSException {
        return database.read("reading the archive of destination " + destinationId, connection -> {
            List<ArchivedMessage> found = new ArrayList<>();
            PageReader reader = new PageReader(connection, Sql.PAGE_ARCHIVE, destinationId, Long.MAX_VALUE) {
                @Override
                void keep(ResultSet row, StoredDelivery copy) throws SQLException {
                    found.add(archived(row, copy));
                }
            };
            Page page = reader.read(afterPosition, limit, maxBytes);
            return new ArchivePage(found, page.lastKey(), page.end());
        });
    }

    private static ArchivedMessage archived(ResultSet row, StoredDelivery copy) throws SQLException {
        return new ArchivedMessage(copy.position(), row.getLong(CONSUMED_TIME), copy.message());
    }

    @Override
    public List<ArchivedMessage> load(long destinationId, List<Long> positions) throws JMSException {
        return database.read("loading messages from the archive", connection -> {
            List<ArchivedMessage> found = new ArrayList<>();
            PreparedStatement select = connection.prepare(Sql.LOAD_ARCHIVED);
            TextForm form = connection.dialect().textForm();
            for (Long position : positions.stream().sorted().toList()) {
                select.setLong(1, position);
                select.setLong(2, destinationId);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(archived(rows, DeliveryRow.read(rows, form)));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public @Nullable MessageBody loadBody(long position) throws JMSException {
        List<MessageBody> found = new ArrayList<>(1);
        database.read("loading the body of message " + position + " from the archive", connection -> {
            MessageBody body =
                    StoredBody.load(connection, position, Sql.SELECT_ARCHIVED_BODY, Sql.SELECT_ARCHIVED_PARTS);
            return body == null || found.add(body);
        });
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public int remove(long destinationId, List<Long> positions) throws JMSException {
        return database.read("removing messages from the archive", connection -> {
            int removed = 0;
            PreparedStatement delete = connection.prepare(Sql.DELETE_ARCHIVED);
            delete.setLong(2, destinationId);
            PreparedStatement deleteParts = connection.prepare(Sql.DELETE_ARCHIVED_PARTS);
            for (Long position : positions.stream().sorted().toList()) {
                delete.setLong(1, position);
                if (delete.executeUpdate() > 0) {
                    removed++;
                    deleteParts.setLong(1, position);
                    deleteParts.executeUpdate();
                }
            }
            connection.commit();
            return removed;
        });
    }

    @Override
    public int forget(long now, int limit) throws JMSException {
        return database.read("emptying the archive", connection -> {
            PreparedStatement select = connection.prepare(Sql.SELECT_ARCHIVED_UNTIL);
            select.setLong(1, now);
            select.setInt(2, limit);
            return remove(connection, positions(select));
        });
    }

    @Override
    public long nextEnd() throws JMSException {
        return database.read(
                "reading the archive",
                connection ->
                        positions(connection.prepare(Sql.SELECT_ARCHIVE_END)).get(0));
    }

    @Override
    public int trim(long destinationId, long most, int limit) throws JMSException {
        return database.read(
                "emptying the archive of destination " + destinationId,
                connection -> remove(
                        connection,
                        connection.dialect().shares()
                                ? sharedSurplus(connection, destinationId, most, limit)
                                : surplus(connection, destinationId, most, limit)));
    }

    private static List<Long> surplus(StoreConnection connection, long destinationId, long most, int limit)
            throws SQLException {
        PreparedStatement count = connection.prepare(Sql.COUNT_ARCHIVE);
        count.setLong(1, destinationId);
        List<Long> number = positions(count);
        PreparedStatement select = connection.prepare(Sql.SELECT_ARCHIVED_FIRST);
        select.setLong(1, destinationId);
        select.setInt(2, (int) Math.min(limit, Math.max(0, number.get(0) - most)));
        return number.get(0) > most ? positions(select) : List.of();
    }

    private static List<Long> sharedSurplus(StoreConnection connection, long destinationId, long most, int limit)
            throws SQLException {
        PreparedStatement last = connection.prepare(SharedSql.SELECT_ARCHIVE_SURPLUS);
        last.setLong(1, destinationId);
        last.setLong(2, most);
        List<Long> upTo = positions(last);
        if (upTo.isEmpty()) {
            return upTo;
        }
        PreparedStatement select = connection.prepare(SharedSql.SELECT_ARCHIVED_UP_TO);
        select.setLong(1, destinationId);
        select.setLong(2, upTo.get(0));
        select.setInt(3, limit);
        return positions(select);
    }

    private static List<Long> positions(PreparedStatement select) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
        }
        return positions;
    }

    private static int remove(StoreConnection connection, List<Long> positions) throws SQLException {
        if (!positions.isEmpty()) {
            for (StoreSql sql : List.of(Sql.DELETE_OLD_ARCHIVED, Sql.DELETE_ARCHIVED_PARTS)) {
                PreparedStatement delete = connection.prepare(sql);
                for (Long position : positions.stream().sorted().toList()) {
                    delete.setLong(1, position);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            connection.commit();
        }
        return positions.size();
    }
}

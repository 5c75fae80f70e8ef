package io.rowmq.store.jdbc.internal.read;

import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The identifiers of messages that were sent not long ago. */
public final class SentTable {

    private final Database database;

    private record Key(long destinationId, String deduplicationId) {}

    /** The table of an open database. */
    public SentTable(Database database) {
        this.database = database;
    }

    /** Which of these identifiers messages to a destination had whose time is not over. */
    public Set<String> known(long destinationId, Collection<String> ids, long now) throws JMSException {
        return database.read("looking for messages that were sent before", connection -> {
            PreparedStatement select = connection.prepare(Sql.SELECT_SENT);
            select.setLong(1, destinationId);
            select.setLong(3, now);
            Set<String> known = new HashSet<>();
            for (String id : ids) {
                select.setString(2, connection.dialect().textForm().encode(id));
                try (ResultSet rows = select.executeQuery()) {
                    if (rows.next()) {
                        known.add(id);
                    }
                }
            }
            return known;
        });
    }

    /** Removes identifiers whose time is over, in a transaction of its own; how many. */
    public int forget(long now, int limit) throws JMSException {
        return database.read("forgetting messages that were sent long ago", connection -> {
            PreparedStatement select = connection.prepare(Sql.SELECT_FORGOTTEN);
            select.setLong(1, now);
            select.setInt(2, limit);
            List<Key> keys = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.add(new Key(rows.getLong(1), rows.getString(2)));
                }
            }
            PreparedStatement delete = connection.prepare(Sql.FORGET_SENT);
            for (Key key : keys) {
                delete.setLong(1, key.destinationId());
                delete.setString(2, key.deduplicationId());
                delete.setLong(3, now);
                delete.addBatch();
            }
            if (!keys.isEmpty()) {
                delete.executeBatch();
                connection.commit();
            }
            return keys.size();
        });
    }
}

package io.rowmq.store.jdbc.internal.read;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Page;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import jakarta.jms.JMSException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one page with a few queries, each for as many rows as are likely to fit into memory: drivers keep the result of
 * a query in memory as a whole.
 */
class PageReader {

    private static final int FIRST_ROWS = 32;
    private static final int MOST_ROWS = 1024;
    private static final long BYTES_AT_ONCE = 4L << 20;

    private final PreparedStatement statement;
    private final TextForm form;
    private final long horizon;
    private final List<StoredDelivery> deliveries = new ArrayList<>();
    private long lastKey;
    private long bytes;
    private long allBytes;
    private int read;

    PageReader(StoreConnection connection, BacklogId backlog, long horizon) throws SQLException {
        this(
                connection,
                backlog.kind() == BacklogId.Kind.QUEUE ? Sql.PAGE_QUEUE : Sql.PAGE_SUBSCRIPTION,
                backlog.id(),
                horizon);
    }

    /** Reads by a statement that takes an id, a key and a number of rows, and has the key in the column next. */
    PageReader(StoreConnection connection, StoreSql sql, long id, long horizon) throws SQLException {
        this.statement = connection.prepare(sql);
        this.statement.setLong(1, id);
        this.form = connection.dialect().textForm();
        this.horizon = horizon;
    }

    Page read(long afterKey, int limit, long maxBytes) throws SQLException, JMSException {
        lastKey = afterKey;
        while (true) {
            int rows = rowsAtOnce(limit - read + 1);
            int before = read;
            if (!readSome(rows, limit, maxBytes)) {
                return new Page(deliveries, lastKey, false);
            }
            if (read - before < rows) {
                return new Page(deliveries, lastKey, true);
            }
        }
    }

    /** Reads up to so many rows; false if the page is full and there was another. */
    private boolean readSome(int rows, int limit, long maxBytes) throws SQLException, JMSException {
        statement.setLong(2, lastKey);
        statement.setInt(3, rows);
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                if (read == limit || bytes > maxBytes) {
                    return false;
                }
                read++;
                lastKey = found.getLong(DeliveryRow.NEXT_COLUMN);
                StoredDelivery delivery = DeliveryRow.read(found, form);
                allBytes += delivery.message().footprint();
                if (delivery.position() < horizon) {
                    keep(found, delivery);
                    bytes += delivery.message().footprint();
                }
            }
        }
        return true;
    }

    /** Keeps what was read from a row. */
    void keep(ResultSet row, StoredDelivery delivery) throws SQLException {
        deliveries.add(delivery);
    }

    private int rowsAtOnce(int wanted) {
        if (read == 0) {
            return Math.min(wanted, FIRST_ROWS);
        }
        long fitting = Math.max(1, BYTES_AT_ONCE * read / Math.max(1, allBytes));
        return (int) Math.min(wanted, Math.min(fitting, MOST_ROWS));
    }
}

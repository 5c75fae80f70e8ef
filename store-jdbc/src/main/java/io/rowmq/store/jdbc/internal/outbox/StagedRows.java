package io.rowmq.store.jdbc.internal.outbox;

import io.rowmq.spi.StagedMessage;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import io.rowmq.store.jdbc.internal.read.StoredBody;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads committed rows of the outbox; first the rows, then those bodies that are kept in parts. */
final class StagedRows {

    private final StoreConnection connection;
    private final StoreSql select;

    private record Row(StagedMessage message, long bodySize) {}

    StagedRows(StoreConnection connection, StoreSql select) {
        this.connection = connection;
        this.select = select;
    }

    List<StagedMessage> read(int limit, long maxBytes) throws SQLException {
        List<StagedMessage> messages = new ArrayList<>();
        long bytes = 0;
        for (Row row : rows(limit)) {
            messages.add(row.bodySize() > 0 ? withParts(row.message(), (int) row.bodySize()) : row.message());
            bytes += size(row);
            if (bytes > maxBytes) {
                break;
            }
        }
        return messages;
    }

    private static long size(Row row) {
        String text = row.message().bodyText();
        byte[] content = row.message().bodyBytes();
        return row.bodySize() + (text == null ? 0 : text.length()) + (content == null ? 0 : content.length);
    }

    private List<Row> rows(int limit) throws SQLException {
        PreparedStatement statement = connection.prepare(select);
        statement.setInt(1, limit);
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Row(row(rows), rows.getLong(14)));
            }
        }
        return found;
    }

    private StagedMessage row(ResultSet rows) throws SQLException {
        return new StagedMessage(
                rows.getLong(1),
                connection.dialect().textForm().decode(rows.getString(2)),
                rows.getInt(3),
                rows.getBoolean(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                text(rows, 8),
                text(rows, 9),
                text(rows, 10),
                text(rows, 11),
                rows.getString(12),
                rows.getString(13),
                text(rows, 15),
                rows.getBytes(16));
    }

    private @Nullable String text(ResultSet rows, int column) throws SQLException {
        String stored = rows.getString(column);
        return stored == null ? null : connection.dialect().textForm().decode(stored);
    }

    private StagedMessage withParts(StagedMessage row, int size) throws SQLException {
        byte[] content = StoredBody.parts(connection, Sql.SELECT_OUTBOX_PARTS, row.id(), size);
        boolean text = OutboxTable.text(row.bodyType());
        return new StagedMessage(
                row.id(),
                row.destination(),
                row.priority(),
                row.persistent(),
                row.timestamp(),
                row.expiration(),
                row.deliveryTime(),
                row.messageId(),
                row.correlationId(),
                row.replyTo(),
                row.type(),
                row.properties(),
                row.bodyType(),
                text ? StoredBody.text(content) : null,
                text ? null : content);
    }
}

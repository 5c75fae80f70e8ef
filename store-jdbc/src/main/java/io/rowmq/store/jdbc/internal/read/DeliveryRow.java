package io.rowmq.store.jdbc.internal.read;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.TypedJson;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import jakarta.jms.JMSException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery from the columns that all queries for deliveries begin with, in the same order. */
public final class DeliveryRow {

    /** The first column that a query may add. */
    static final int NEXT_COLUMN = 18;

    private DeliveryRow() {}

    /** The delivery in the row that was read last. */
    public static StoredDelivery read(ResultSet rows, TextForm form) throws SQLException, JMSException {
        MessageBody body = StoredBody.of(
                BodyType.valueOf(rows.getString(14)), rows.getLong(15), text(rows, 16, form), rows.getBytes(17));
        StoredMessage message = new StoredMessage(
                form.decode(rows.getString(3)),
                rows.getLong(4),
                rows.getInt(5),
                rows.getBoolean(6),
                rows.getLong(7),
                rows.getLong(8),
                rows.getLong(9),
                text(rows, 10, form),
                text(rows, 11, form),
                text(rows, 12, form),
                properties(rows.getString(13)),
                body);
        return new StoredDelivery(rows.getLong(1), rows.getInt(2), message);
    }

    /** A text that may be missing. */
    public static @Nullable String text(ResultSet rows, int column, TextForm form) throws SQLException {
        String stored = rows.getString(column);
        return stored == null ? null : form.decode(stored);
    }

    private static Map<String, @Nullable Object> properties(@Nullable String json) throws JMSException {
        return json == null ? Map.of() : Collections.unmodifiableMap(TypedJson.decodeProperties(json));
    }
}

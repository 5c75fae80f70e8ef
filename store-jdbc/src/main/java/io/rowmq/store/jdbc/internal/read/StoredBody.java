package io.rowmq.store.jdbc.internal.read;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.EscapedText;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How bodies are stored. Bodies of ordinary size are in the message's row: reading 1,000 of them from BLOBs takes 76 to
 * 225 ms, from the row 1.3 to 11 ms. Larger ones are cut into parts, rows of their own, which unlike BLOBs are as
 * transactional as any row and leave nothing behind after a crash.
 */
public final class StoredBody {

    /** The largest part of a body, and the largest body kept in the message's row: bytes, or characters of text. */
    public static final int PART_SIZE = 256 * 1024;

    private static final TextForm IN_PARTS = new EscapedText();

    private StoredBody() {}

    /** Whether a body is stored in parts. */
    public static boolean large(MessageBody body) {
        return body.size() > PART_SIZE;
    }

    /** The content of a body as it is cut into parts. */
    public static byte[] content(MessageBody body) {
        if (body.text() != null) {
            return IN_PARTS.encode(body.text()).getBytes(StandardCharsets.UTF_8);
        }
        return body.bytes() != null ? body.bytes() : new byte[0];
    }

    /** The text again that was cut into parts. */
    public static String text(byte[] content) {
        return IN_PARTS.decode(new String(content, StandardCharsets.UTF_8));
    }

    /** A body from its columns; detached if it is stored in parts. */
    static MessageBody of(BodyType type, long size, @Nullable String text, byte @Nullable [] bytes) {
        if (size > 0) {
            return MessageBody.detached(type, size);
        }
        return switch (type) {
            case NONE -> MessageBody.NONE;
            case TEXT, MAP, STREAM -> MessageBody.ofText(type, text);
            case BYTES, OBJECT -> MessageBody.ofBytes(type, bytes);
        };
    }

    /** The whole body of a message, null if the message is gone. */
    static @Nullable MessageBody load(StoreConnection connection, long position) throws SQLException {
        return load(connection, position, Sql.SELECT_BODY, Sql.SELECT_BODY_PARTS);
    }

    /** The same of what these statements find by position. */
    static @Nullable MessageBody load(StoreConnection connection, long position, Sql row, Sql allParts)
            throws SQLException {
        PreparedStatement statement = connection.prepare(row);
        statement.setLong(1, position);
        BodyType type;
        long size;
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            type = BodyType.valueOf(rows.getString(1));
            size = rows.getLong(2);
            if (size == 0) {
                return of(
                        type,
                        size,
                        DeliveryRow.text(rows, 3, connection.dialect().textForm()),
                        rows.getBytes(4));
            }
        }
        byte[] content = parts(connection, allParts, position, (int) size);
        if (content.length != size) {
            // removed between the two reads
            return null;
        }
        return switch (type) {
            case BYTES, OBJECT, NONE -> MessageBody.ofBytes(type, content);
            case TEXT, MAP, STREAM -> MessageBody.ofText(type, text(content));
        };
    }

    /** The parts of a body put together again, in the order in which the statement finds them by their key. */
    public static byte[] parts(StoreConnection connection, Sql select, long key, int size) throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(size);
        PreparedStatement statement = connection.prepare(select);
        statement.setLong(1, key);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                content.writeBytes(rows.getBytes(1));
            }
        }
        return content.toByteArray();
    }
}

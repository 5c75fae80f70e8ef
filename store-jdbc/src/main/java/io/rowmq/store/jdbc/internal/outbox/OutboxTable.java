package io.rowmq.store.jdbc.internal.outbox;

import io.rowmq.spi.BodyType;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.TypedJson;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import io.rowmq.store.jdbc.internal.read.StoredBody;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to the outbox on the application's connections, and reads what has come in. */
public final class OutboxTable {

    private final Database database;
    private final Installation installation;

    /** The outbox of an open database. */
    public OutboxTable(Database database) throws JMSException {
        this.database = database;
        this.installation = Installation.of(database);
    }

    /** Adds a message within the transaction of a connection that is not the store's. */
    public void stage(Connection connection, String destination, StoredMessage message) throws JMSException {
        try {
            if (connection.getAutoCommit()) {
                throw ErrorCode.OUTBOX.exception("The connection is in auto-commit mode, so there is no transaction"
                        + " that the message could belong to: call setAutoCommit(false), or send with a context that"
                        + " is created without a connection");
            }
            installation.require(connection);
            insert(connection, destination, message);
        } catch (SQLException e) {
            throw database.errors().map("writing to the outbox", e);
        }
    }

    private void insert(Connection connection, String destination, StoredMessage message) throws SQLException {
        MessageBody body = message.body();
        boolean large = StoredBody.large(body);
        byte[] content = large ? StoredBody.content(body) : new byte[0];
        String text = database.texts().get(Sql.INSERT_OUTBOX);
        try (PreparedStatement insert = large
                ? connection.prepareStatement(text, Statement.RETURN_GENERATED_KEYS)
                : connection.prepareStatement(text)) {
            int column = 0;
            insert.setString(++column, encode(destination));
            insert.setInt(++column, message.priority());
            insert.setBoolean(++column, message.persistent());
            insert.setLong(++column, message.timestamp());
            insert.setLong(++column, message.expiration());
            insert.setLong(++column, message.deliveryTime());
            insert.setString(++column, encode(message.messageId()));
            insert.setString(++column, encode(message.correlationId()));
            insert.setString(++column, encode(message.replyTo()));
            insert.setString(++column, encode(message.type()));
            insert.setString(++column, message.properties().isEmpty() ? null : TypedJson.encode(message.properties()));
            insert.setString(++column, body.type().name());
            insert.setLong(++column, content.length);
            insert.setString(++column, large ? null : encode(body.text()));
            insert.setBytes(++column, large ? null : body.bytes());
            insert.executeUpdate();
            if (large) {
                insertParts(connection, generatedKey(insert), content);
            }
        }
    }

    private @Nullable String encode(@Nullable String text) {
        return text == null ? null : database.address().dialect().textForm().encode(text);
    }

    private static long generatedKey(PreparedStatement insert) throws SQLException {
        try (ResultSet keys = insert.getGeneratedKeys()) {
            if (!keys.next()) {
                throw new SQLException("The database did not tell the key of the new row");
            }
            return keys.getLong(1);
        }
    }

    private void insertParts(Connection connection, long id, byte[] content) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(database.texts().get(Sql.INSERT_OUTBOX_PART))) {
            int part = 0;
            for (int from = 0; from < content.length; from += StoredBody.PART_SIZE) {
                insert.setLong(1, id);
                insert.setInt(2, part++);
                insert.setBytes(
                        3, Arrays.copyOfRange(content, from, Math.min(content.length, from + StoredBody.PART_SIZE)));
                insert.executeUpdate();
            }
        }
    }

    /** What tells these tables from those in any other database. */
    public String installation() {
        return installation.id();
    }

    /** Reads rows that wait to be moved. */
    public List<StagedMessage> staged(int limit, long maxBytes) throws JMSException {
        return staged(Sql.SELECT_OUTBOX, limit, maxBytes);
    }

    /** The same without those that another JVM is moving at this moment. */
    public List<StagedMessage> stagedByNobody(int limit, long maxBytes) throws JMSException {
        return staged(SharedSql.SELECT_FREE_OUTBOX, limit, maxBytes);
    }

    private List<StagedMessage> staged(StoreSql sql, int limit, long maxBytes) throws JMSException {
        return database.read("reading the outbox", connection -> new StagedRows(connection, sql).read(limit, maxBytes));
    }

    /** Whether a body of this type is text. */
    static boolean text(String bodyType) {
        return bodyType.equals(BodyType.TEXT.name())
                || bodyType.equals(BodyType.MAP.name())
                || bodyType.equals(BodyType.STREAM.name());
    }
}

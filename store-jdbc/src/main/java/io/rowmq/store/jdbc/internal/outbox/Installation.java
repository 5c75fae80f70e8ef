package io.rowmq.store.jdbc.internal.outbox;

import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import io.rowmq.store.jdbc.internal.schema.TableSearch;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells these tables from those in any other database, by an id drawn when they were created. */
final class Installation {

    private final Database database;
    private final String id;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Installation(Database database, String id) {
        this.database = database;
        this.id = id;
    }

    /** Reads the id; draws one if there is none yet. */
    static Installation of(Database database) throws JMSException {
        String id = database.read(
                "reading the id of the installation",
                connection -> readOrDraw(connection, database.texts().tables()));
        return new Installation(database, id);
    }

    String id() {
        return id;
    }

    private static String readOrDraw(StoreConnection connection, Tables tables) throws SQLException {
        String found = read(connection.prepare(Sql.SELECT_INSTALLATION));
        if (found == null) {
            connection.dialect().holdStructure(connection.jdbc(), tables);
            found = read(connection.prepare(Sql.SELECT_INSTALLATION));
        }
        if (found != null) {
            return found;
        }
        String drawn = UUID.randomUUID().toString();
        PreparedStatement insert = connection.prepare(Sql.INSERT_INSTALLATION);
        insert.setString(1, drawn);
        insert.executeUpdate();
        connection.commit();
        return drawn;
    }

    private static @Nullable String read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /**
     * Refuses a connection to another database. Connections with the same URL and user lead to the same one, so most
     * are accepted without a query.
     */
    void require(Connection connection) throws SQLException, JMSException {
        DatabaseMetaData metaData = connection.getMetaData();
        String key = metaData.getURL() + " " + metaData.getUserName();
        if (known.contains(key)) {
            return;
        }
        SqlTexts texts = database.texts();
        String found = null;
        if (TableSearch.exists(connection, texts.tables(), "installation")) {
            try (PreparedStatement select = connection.prepareStatement(texts.get(Sql.SELECT_INSTALLATION))) {
                found = read(select);
            }
        }
        if (!id.equals(found)) {
            throw ErrorCode.OUTBOX.exception("The connection leads to " + metaData.getURL() + ", but the messages of"
                    + " this factory are in " + database.address().name() + " (tables "
                    + texts.tables().qualifiedPrefix() + "*): use a connection to that database");
        }
        known.add(key);
    }
}

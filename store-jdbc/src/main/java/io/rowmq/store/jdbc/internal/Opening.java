package io.rowmq.store.jdbc.internal;

import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.claim.HandoutTable;
import io.rowmq.store.jdbc.internal.claim.NodeTable;
import io.rowmq.store.jdbc.internal.claim.Releases;
import io.rowmq.store.jdbc.internal.commit.Positions;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.names.NameRegistry;
import io.rowmq.store.jdbc.internal.names.TopologyLock;
import io.rowmq.store.jdbc.internal.schema.Schema;
import jakarta.jms.JMSException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Opens a database: its schema, what was in hand at an unclean stop, and where positions go on. Reads no backlog. */
public final class Opening {

    private Opening() {}

    /** What is the same for all settings that point at the same tables of the same database. */
    public static String identity(StoreSettings settings) throws JMSException {
        Tables tables = Tables.of(settings.schema(), settings.tablePrefix());
        return Databases.find(settings).identity() + " "
                + tables.qualifiedPrefix().toLowerCase(Locale.ROOT);
    }

    /** Opens the database that the settings point at. */
    public static JdbcStore open(StoreSettings settings) throws JMSException {
        Tables named = Tables.of(settings.schema(), settings.tablePrefix());
        Address address = Databases.find(settings);
        Tables tables = address.dialect().spelled(named);
        SqlTexts texts = new SqlTexts(address.dialect(), tables);
        boolean shared =
                settings.sharing() != Sharing.EXCLUSIVE && address.dialect().shares();
        Database database = new Database(address, texts, settings.durability(), shared);
        boolean opened = false;
        try {
            StoreConnection connection = database.writer();
            if (shared) {
                // before the schema is brought up to date under a JVM that has it to itself
                address.dialect().share(connection.jdbc(), tables);
            }
            new Schema(address, texts, settings.initializeSchema()).ensure(connection);
            JdbcStore store;
            if (shared) {
                connection.rollback();
                address.dialect().unshare(connection.jdbc(), tables);
                store = new JdbcSharedStore(database);
            } else {
                store = new JdbcStore(database, recover(database, connection));
            }
            opened = true;
            return store;
        } catch (SQLException e) {
            throw database.errors().map("opening the store", e);
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static Recovered recover(Database database, StoreConnection connection) throws SQLException, JMSException {
        Dialect dialect = database.address().dialect();
        new HandoutTable().recover(connection, database.address().name());
        connection.commit();
        database.force(database.epoch());
        if (dialect.shares()) {
            takeOver(database);
        }
        Recovered recovered = new Recovered(positions(connection, dialect.shares()), partsExist(connection));
        connection.rollback();
        return recovered;
    }

    /** Nobody shares the database any more. */
    private static void takeOver(Database database) throws JMSException {
        // nobody publishes and nobody waits, so that any lock will do and nobody is told
        NameRegistry names = new NameRegistry(database, new TopologyLock(0, Duration.ofSeconds(10)));
        new NodeTable(database, new Releases(database, hints -> {}), names).takeOver();
    }

    private static Positions positions(StoreConnection connection, boolean blocks) throws SQLException {
        long next = 1;
        long number = 0;
        try (ResultSet rows = connection.prepare(Sql.SELECT_MARKERS).executeQuery()) {
            while (rows.next()) {
                number = Math.max(number, rows.getLong(2));
                next = Math.max(next, rows.getLong(3));
            }
        }
        if (blocks) {
            try (ResultSet rows = connection.prepare(SharedSql.SELECT_POSITIONS).executeQuery()) {
                rows.next();
                next = Math.max(next, rows.getLong(1));
            }
        }
        return new Positions(next, number);
    }

    private static boolean partsExist(StoreConnection connection) throws SQLException {
        try (ResultSet rows = connection.prepare(Sql.ANY_BODY_PART).executeQuery()) {
            return rows.next();
        }
    }
}

package io.rowmq.store.jdbc.internal.connect;

import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A connection with its statements, each prepared when first used and kept. For one thread at a time. */
public final class StoreConnection implements AutoCloseable {

    private final Connection connection;
    private final SqlTexts texts;
    private final Dialect dialect;
    private final Map<StoreSql, PreparedStatement> prepared = new HashMap<>();
    private final Map<Rows, PreparedStatement> inserts = new HashMap<>();

    private record Rows(StoreSql sql, int count) {}

    /** Wraps an open connection; it is closed with this. */
    public StoreConnection(Connection connection, SqlTexts texts, Dialect dialect) {
        this.connection = connection;
        this.texts = texts;
        this.dialect = dialect;
    }

    /** The connection itself. */
    public Connection jdbc() {
        return connection;
    }

    /** How to talk to the database. */
    public Dialect dialect() {
        return dialect;
    }

    /** How many parameters a statement has. */
    public int parameters(StoreSql sql) {
        return texts.parameters(sql);
    }

    /** A statement, to be used up before the same one is asked for again. */
    public PreparedStatement prepare(StoreSql sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(texts.get(sql));
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** An INSERT for so many rows, whose parameters follow each other; to be used up like any other statement. */
    public PreparedStatement prepare(StoreSql insert, int rows) throws SQLException {
        Rows key = new Rows(insert, rows);
        PreparedStatement statement = inserts.get(key);
        if (statement == null) {
            statement = connection.prepareStatement(texts.rows(insert, rows));
            inserts.put(key, statement);
        }
        return statement;
    }

    /** Whether this database has the statement at all. */
    public boolean has(StoreSql sql) {
        return texts.has(sql);
    }

    /** Executes a statement of plain text. */
    public void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** Ends the transaction, keeping what it did. */
    public void commit() throws SQLException {
        connection.commit();
    }

    /** Ends the transaction, undoing what it did, and forgets executions that were prepared but not run. */
    public void rollback() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.clearBatch();
        }
        connection.rollback();
    }

    /** Undoes what was done after a savepoint, and forgets executions that were prepared but not run. */
    public void rollback(Savepoint savepoint) throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.clearBatch();
        }
        connection.rollback(savepoint);
    }

    /** Closes the connection; what it reports then cannot matter any more. */
    @Override
    public void close() {
        end(dialect::release);
    }

    /** Closes the connection, though another thread may be using it, without waiting for that. */
    public void abandon() {
        end(dialect::abandon);
    }

    private interface Ending {
        void of(Connection connection) throws SQLException;
    }

    private void end(Ending ending) {
        try {
            ending.of(connection);
        } catch (SQLException e) {
            // the connection is given up either way, and nothing uncommitted is wanted
            System.getLogger(StoreConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "Closing a connection failed", e);
        }
    }
}

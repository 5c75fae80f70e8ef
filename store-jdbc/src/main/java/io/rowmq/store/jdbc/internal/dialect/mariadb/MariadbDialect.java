package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.EscapedText;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.Sync;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** MariaDB. */
final class MariadbDialect implements Dialect {

    private static final Logger LOG = System.getLogger(MariadbDialect.class.getName());

    private static final int LOCK_TIMEOUT = 1205;

    /** Deadlocks, of which InnoDB undoes one transaction as a whole. */
    private static final Set<Integer> DEADLOCKS = Set.of(1213, 1614);

    private static final String FOREIGN_ENGINE = """
            SELECT TABLE_NAME, ENGINE FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME LIKE ? AND ENGINE <> 'InnoDB' LIMIT 1""";

    private final String url;
    private final Duration answerLimit;
    private final TextForm textForm = new EscapedText();
    private volatile boolean rollsBackOnTimeout;

    /**
     * The dialect for one database.
     *
     * @param url what it is called in messages
     * @param answerLimit how long RowMQ's connections wait for an answer; zero if that is not for RowMQ to say
     */
    MariadbDialect(String url, Duration answerLimit) {
        this.url = url;
        this.answerLimit = answerLimit;
    }

    @Override
    public String name() {
        return "MariaDB";
    }

    @Override
    public boolean embedded() {
        return false;
    }

    @Override
    public String text(Sql sql) {
        return MariadbSql.text(sql);
    }

    @Override
    public boolean takesArray(Sql sql) {
        return false;
    }

    /** Half a surrogate pair has no place in UTF-8. */
    @Override
    public TextForm textForm() {
        return textForm;
    }

    @Override
    public Tables spelled(Tables tables) {
        return tables.withLowerCasePrefix();
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public void patient(Connection connection, boolean patient) throws SQLException {
        if (!answerLimit.isZero()) {
            connection.setNetworkTimeout(Runnable::run, patient ? 0 : (int) answerLimit.toMillis());
        }
    }

    /** The driver says goodbye at once, but then waits until nobody reads from the connection any more. */
    @Override
    public void abandon(Connection connection) {
        Thread thread = new Thread(() -> closeLate(connection), "rowmq-closing");
        thread.setDaemon(true);
        thread.start();
    }

    private void closeLate(Connection connection) {
        try {
            release(connection);
        } catch (SQLException e) {
            // it is given up either way, and nothing uncommitted is wanted
            LOG.log(Level.DEBUG, "Closing a connection to " + url + " failed", e);
        }
    }

    @Override
    public void secure(Connection connection, Durability durability) throws SQLException, JMSException {
        MariadbSettings settings = MariadbSettings.of(connection);
        settings.requireUsable(url, durability);
        rollsBackOnTimeout = settings.rollsBackOnTimeout();
    }

    @Override
    public void own(Connection connection, ConnectionSource source, Tables tables) throws SQLException, JMSException {
        new MariadbLock(url, tables).take(connection);
        requireTransactions(connection, tables);
    }

    /** Tables that an operator has moved to an engine without transactions. */
    private void requireTransactions(Connection connection, Tables tables) throws SQLException, JMSException {
        try (PreparedStatement select = connection.prepareStatement(FOREIGN_ENGINE)) {
            select.setString(1, tables.schema());
            select.setString(2, tables.prefix().replace("_", "\\_") + "%");
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next()) {
                    throw ErrorCode.SCHEMA.exception("The table " + rows.getString(1) + " in " + url
                            + " has the engine " + rows.getString(2) + ", which has no transactions that survive a"
                            + " crash: alter it to InnoDB, or use another tablePrefix if it is not RowMQ's");
                }
            }
        }
    }

    @Override
    public void disown(Connection connection, Tables tables) throws SQLException {
        new MariadbLock(url, tables).giveUp(connection);
    }

    /** The driver swallows what the server says of a statement that it cannot prepare. */
    @Override
    public void probe(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PREPARE rowmq_probe FROM '" + sql.replace("'", "''") + "'");
            statement.execute("DEALLOCATE PREPARE rowmq_probe");
        }
    }

    @Override
    public Sync sync(Connection writer, ConnectionSource source, Durability durability) {
        return Sync.NONE;
    }

    @Override
    public boolean lost(SQLException failure) {
        return MariadbFailure.CONNECTION.is(failure);
    }

    @Override
    public boolean temporary(SQLException failure) {
        return MariadbFailure.BUSY.is(failure);
    }

    /** The next statement begins a transaction anew, without a word. */
    @Override
    public boolean undoes(SQLException failure) {
        return DEADLOCKS.contains(failure.getErrorCode())
                || (rollsBackOnTimeout && failure.getErrorCode() == LOCK_TIMEOUT);
    }

    @Override
    public ErrorCode classify(SQLException failure) {
        return MariadbFailure.codeOf(failure);
    }

    @Override
    public String remedy(ErrorCode code) {
        return switch (code) {
            case CREDENTIALS -> "check user and password, and that the server lets this user in from here";
            case PERMISSION ->
                "the user needs SELECT, INSERT, UPDATE and DELETE on RowMQ's tables, and to create them, CREATE, ALTER"
                        + " and INDEX";
            case STORAGE -> "check that the server's disk has space left";
            case URL -> "check the URL, for example jdbc:mariadb://localhost/orders, and that the database exists";
            case VALUE -> "what is too large for max_allowed_packet needs a larger one on the server";
            case CONNECTION ->
                "check that the server runs, is not read-only and has connections left; RowMQ connects again when it is"
                        + " next used";
            case BUSY ->
                "others hold locks for long, or innodb_lock_wait_timeout or max_statement_time are too short for this:"
                        + " try again, or set them to more";
            case ABORTED -> "the transaction was the victim of a deadlock, and MariaDB has undone the whole: repeat it";
            default -> "";
        };
    }
}

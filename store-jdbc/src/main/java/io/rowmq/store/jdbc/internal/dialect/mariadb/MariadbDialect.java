package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.EscapedText;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** MariaDB. */
final class MariadbDialect implements Dialect {

    private static final Logger LOG = System.getLogger(MariadbDialect.class.getName());

    private static final int LOCK_TIMEOUT = 1205;

    /** Deadlocks, of which InnoDB undoes one transaction as a whole. */
    private static final Set<Integer> DEADLOCKS = Set.of(1213, 1614);

    /** Statements that somebody, or max_statement_time, has ended. */
    private static final Set<Integer> KILLED = Set.of(1317, 1969);

    private static final String FOREIGN_ENGINE = """
            SELECT TABLE_NAME, ENGINE FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME LIKE ? AND ENGINE <> 'InnoDB' LIMIT 1""";

    private final String url;
    private final Duration answerLimit;
    private final Duration idleLimit;
    private final boolean pooled;
    private final TextForm textForm = new EscapedText();
    private volatile boolean rollsBackOnTimeout;

    /**
     * The dialect for one database.
     *
     * @param url what it is called in messages
     * @param answerLimit how long RowMQ's connections wait for an answer; zero if that is not for RowMQ to say
     * @param idleLimit how long a transaction may stand still where several JVMs share the database; zero for ever,
     *     where one has it to itself
     * @param pooled whether connections go on elsewhere when they are closed
     */
    MariadbDialect(String url, Duration answerLimit, Duration idleLimit, boolean pooled) {
        this.url = url;
        this.answerLimit = answerLimit;
        this.idleLimit = idleLimit;
        this.pooled = pooled;
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
    public String text(SharedSql sql) {
        return MariadbSharedSql.text(sql);
    }

    @Override
    public boolean takesArray(Sql sql) {
        return false;
    }

    /** As JSON, and in ascending order, in which rows then are locked. */
    @Override
    public void setNumbers(PreparedStatement statement, int column, Collection<Long> numbers) throws SQLException {
        statement.setString(
                column,
                numbers.stream().sorted().distinct().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    }

    /** As JSON; the other parameter is how many. */
    @Override
    public void setPairs(PreparedStatement statement, int column, List<Long> ones, List<Long> others)
            throws SQLException {
        statement.setString(
                column,
                IntStream.range(0, ones.size())
                        .mapToObj(i -> "[" + ones.get(i) + "," + others.get(i) + "]")
                        .collect(Collectors.joining(",", "[", "]")));
        statement.setInt(column + 1, ones.size());
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
        limitIdleness(connection, true);
    }

    private void limitIdleness(Connection connection, boolean limited) throws SQLException {
        if (!idleLimit.isZero()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION idle_transaction_timeout = "
                        + (limited ? Long.toString(idleLimit.toSeconds()) : "DEFAULT"));
            }
        }
    }

    @Override
    public void patient(Connection connection, boolean patient) throws SQLException {
        if (!answerLimit.isZero()) {
            connection.setNetworkTimeout(Runnable::run, patient ? 0 : (int) answerLimit.toMillis());
        }
        limitIdleness(connection, !patient);
    }

    /**
     * A connection of a pool goes on elsewhere, where transactions may stand still. A compound statement that was
     * killed leaves its transaction open, of which neither driver nor pool know.
     */
    @Override
    public void release(Connection connection) throws SQLException {
        try {
            if (pooled) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ROLLBACK");
                }
                limitIdleness(connection, false);
            }
        } finally {
            connection.close();
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
        if (!idleLimit.isZero()) {
            settings.requireShareable(url);
        }
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

    @Override
    public boolean shares() {
        return true;
    }

    @Override
    public void share(Connection connection, Tables tables) throws SQLException, JMSException {
        new MariadbLock(url, tables).share(connection);
        requireTransactions(connection, tables);
    }

    @Override
    public void unshare(Connection connection, Tables tables) {
        try {
            new MariadbLock(url, tables).unshare(connection);
        } catch (SQLException e) {
            // the connection is lost, and the lock with it
            LOG.log(Level.DEBUG, "Giving up the lock on the tables in " + url + " failed", e);
        }
    }

    /**
     * The driver swallows what the server says of a statement that it cannot prepare. Compound statements are not
     * looked at: the server does not prepare them with parameters, and others name the same tables and columns.
     */
    @Override
    public void probe(Connection connection, String sql) throws SQLException {
        if (sql.startsWith("BEGIN")) {
            return;
        }
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

    /** Compound statements may have been killed in their COMMIT, and no handler of theirs runs. */
    @Override
    public boolean undecided(SQLException failure) {
        return KILLED.contains(failure.getErrorCode());
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

package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.EscapedText;
import io.rowmq.store.jdbc.internal.dialect.Signals;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.Sync;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL. */
final class PostgresqlDialect implements Dialect {

    private final String url;
    private final Duration answerLimit;
    private final TextForm textForm = new EscapedText();
    private volatile boolean syncsByItself = true;

    /**
     * The dialect for one database.
     *
     * @param url what it is called in messages
     * @param answerLimit how long RowMQ's connections wait for an answer; zero if that is not for RowMQ to say
     */
    PostgresqlDialect(String url, Duration answerLimit) {
        this.url = url;
        this.answerLimit = answerLimit;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean embedded() {
        return false;
    }

    @Override
    public String text(Sql sql) {
        return PostgresqlSql.text(sql);
    }

    @Override
    public boolean takesArray(Sql sql) {
        return PostgresqlSql.takesArray(sql);
    }

    @Override
    public TextForm textForm() {
        return textForm;
    }

    @Override
    public void prepare(Connection connection) {
        // what is set for a connection would be left behind in a pool
    }

    @Override
    public void patient(Connection connection, boolean patient) throws SQLException {
        if (!answerLimit.isZero()) {
            connection.setNetworkTimeout(Runnable::run, patient ? 0 : (int) answerLimit.toMillis());
        }
    }

    @Override
    public void secure(Connection connection, Durability durability) throws SQLException, JMSException {
        PostgresqlSettings settings = PostgresqlSettings.of(connection);
        settings.requireUsable(url, durability);
        syncsByItself = settings.syncsCommits();
    }

    @Override
    public void own(Connection connection, ConnectionSource source, Tables tables) throws SQLException, JMSException {
        if (PostgresqlPooler.changesSessions(connection, source)) {
            throw ErrorCode.POOLER.exception("The tables " + tables.qualifiedPrefix() + "* in " + url
                    + " cannot be had exclusively through a pooler that changes sessions between transactions: connect"
                    + " to the server itself, or use sharing=shared");
        }
        new PostgresqlLock(url, tables).take(connection);
    }

    @Override
    public void disown(Connection connection, Tables tables) throws SQLException {
        new PostgresqlLock(url, tables).giveUp(connection);
    }

    @Override
    public boolean shares() {
        return true;
    }

    @Override
    public void share(Connection connection, Tables tables) throws SQLException, JMSException {
        new PostgresqlLock(url, tables).share(connection);
    }

    @Override
    public void holdStructure(Connection connection, Tables tables) throws SQLException {
        new PostgresqlLock(url, tables).holdStructure(connection);
    }

    @Override
    public Signals signals() {
        return new PostgresqlSignals();
    }

    @Override
    public boolean securesAutoCommit() {
        return syncsByItself;
    }

    @Override
    public Sync sync(Connection writer, ConnectionSource source, Durability durability) {
        return Sync.NONE;
    }

    /**
     * Whoever has set synchronous_commit=off for a server, database or user loses commits that have returned when the
     * server ends; a transaction can say for itself that it is to be synced.
     */
    @Override
    public void beforeCommit(Connection connection) throws SQLException {
        if (!syncsByItself) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit TO on");
            }
        }
    }

    /** One sync serves all commits that meet. */
    @Override
    public boolean commitsSideBySide() {
        return true;
    }

    @Override
    public boolean lost(SQLException failure) {
        return failure.getSQLState() != null && PostgresqlFailure.CONNECTION.matches(failure.getSQLState());
    }

    @Override
    public boolean temporary(SQLException failure) {
        return failure.getSQLState() != null && PostgresqlFailure.temporary(failure.getSQLState());
    }

    @Override
    public ErrorCode classify(SQLException failure) {
        return failure.getSQLState() == null ? ErrorCode.DATABASE : PostgresqlFailure.codeOf(failure.getSQLState());
    }

    @Override
    public String remedy(ErrorCode code) {
        return switch (code) {
            case CREDENTIALS -> "check user and password, and that the server's pg_hba.conf lets them in";
            case PERMISSION ->
                "the user needs SELECT, INSERT, UPDATE and DELETE on RowMQ's tables and USAGE on their sequence and"
                        + " schema, and to create them, CREATE on the schema";
            case STORAGE -> "check that the server's disk has space left";
            case URL -> "check the URL, for example jdbc:postgresql://localhost/orders, and the schema";
            case VALUE ->
                "use a shorter value, or a name that is not there yet; names and deduplication identifiers take at"
                        + " most some 2,700 bytes in UTF-8";
            case CONNECTION ->
                "check that the server runs, is the primary and has connections left; RowMQ connects again when it is"
                        + " next used";
            case POOLER ->
                "a pooler that changes sessions between transactions, and does not know prepared statements, needs"
                        + " prepareThreshold=0 in the URL";
            case BUSY ->
                "others hold locks for long, or statement_timeout or lock_timeout are too short for this: try again, or"
                        + " set them to more for RowMQ's user";
            case ABORTED ->
                "a statement of the transaction has failed, and PostgreSQL undoes the whole: repeat it, or set a"
                        + " savepoint before what may fail";
            default -> "";
        };
    }
}

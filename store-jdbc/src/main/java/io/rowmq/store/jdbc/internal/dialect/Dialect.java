package io.rowmq.store.jdbc.internal.dialect;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the store has to know about a database. One class for each database; all questions are asked here. */
public interface Dialect {

    /** The database's name for messages, and its folder of schema files in lower case. */
    String name();

    /** A statement in this database's form. */
    default String text(Sql sql) {
        return sql.standard();
    }

    /** A statement for databases that several JVMs share, in this one's form; empty if it does without. */
    default String text(SharedSql sql) {
        return sql.standard();
    }

    /** Whether the database lives in this JVM, so that RowMQ may create its tables without being asked. */
    boolean embedded();

    /** Whether positions are given to this statement as one array, not one at a time. */
    boolean takesArray(Sql sql);

    /** Gives several numbers, in any order, to a statement as one parameter. */
    default void setNumbers(PreparedStatement statement, int column, Collection<Long> numbers) throws SQLException {
        statement.setArray(column, statement.getConnection().createArrayOf("BIGINT", numbers.toArray()));
    }

    /** Gives pairs of numbers to a statement, as the parameter in this column and the one after it. */
    default void setPairs(PreparedStatement statement, int column, List<Long> ones, List<Long> others)
            throws SQLException {
        setNumbers(statement, column, ones);
        setNumbers(statement, column + 1, others);
    }

    /**
     * How many rows the database likes best in one INSERT; 1 where its driver puts rows together, or where it would not
     * be faster.
     */
    default int rowsAtOnce() {
        return 1;
    }

    /** The names of tables as the database has to be told them; most do not care for upper and lower case. */
    default Tables spelled(Tables tables) {
        return tables;
    }

    /** How texts are written into columns. */
    default TextForm textForm() {
        return TextForm.PLAIN;
    }

    /** Applied to each new connection. */
    void prepare(Connection connection) throws SQLException;

    /**
     * Says for a connection whether each answer may take as long as it likes, which is right for statements of the
     * application; otherwise a server that does not answer counts as lost after a while.
     */
    default void patient(Connection connection, boolean patient) throws SQLException {}

    /** Ends the use of a connection, in whatever state it is; what it has not committed is undone. */
    default void release(Connection connection) throws SQLException {
        connection.close();
    }

    /** The same for a connection that another thread may be using at this moment, and that nobody wants to wait for. */
    default void abandon(Connection connection) throws SQLException {
        release(connection);
    }

    /**
     * Applied to the first connection whenever the database has been opened: sets what the durability needs, and checks
     * that it is in force.
     *
     * @throws JMSException if the database is set up in a way that would break the promise
     */
    void secure(Connection connection, Durability durability) throws SQLException, JMSException;

    /**
     * Takes hold of the tables for this JVM alone, as long as the connection lasts.
     *
     * @param source for another connection, which may be needed to find out whether the hold would last
     * @throws JMSException if another process has them
     */
    default void own(Connection connection, ConnectionSource source, Tables tables) throws SQLException, JMSException {}

    /** Gives up the hold on the tables; the connection may go on elsewhere. */
    default void disown(Connection connection, Tables tables) throws SQLException {}

    /** Whether several JVMs can share a database, so that the dialect knows the statements of {@link SharedSql}. */
    default boolean shares() {
        return false;
    }

    /**
     * Keeps other JVMs from taking hold of the tables for themselves alone until the transaction ends and
     * {@link #unshare} is called.
     *
     * @throws JMSException if one has done so
     */
    default void share(Connection connection, Tables tables) throws SQLException, JMSException {}

    /** Ends what {@link #share} has begun, where the end of the transaction has not done that. */
    default void unshare(Connection connection, Tables tables) {}

    /** Keeps other processes from changing the structure of the tables until the transaction ends. */
    default void holdStructure(Connection connection, Tables tables) throws SQLException {}

    /** Has the database look at a statement without executing it; fails if it lacks what the statement names. */
    default void probe(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            // some drivers ask the database only now
            statement.getParameterMetaData();
        }
    }

    /** How processes tell each other that something has happened, null if they cannot. */
    default @Nullable Signals signals() {
        return null;
    }

    /** Whether a statement in auto-commit mode is as durable as a transaction. */
    default boolean securesAutoCommit() {
        return true;
    }

    /**
     * Whether commits that meet cost less than one after the other. Then one thread writes in several transactions
     * before any of them is committed, so it must never have to wait for a lock that is on more than a row.
     */
    default boolean commitsSideBySide() {
        return false;
    }

    /** Called in each transaction that writes, right before its COMMIT. */
    default void beforeCommit(Connection connection) throws SQLException {}

    /** Called before the database is opened, the first time and after each loss. */
    default void beforeOpening() throws JMSException {}

    /** Called after the last connection has been closed for good. */
    default void afterClosing() {}

    /**
     * What makes commits durable. Asked for first of all when the database has been opened.
     *
     * @param writer the connection that commits
     * @param source for further connections, which are closed with the result
     */
    Sync sync(Connection writer, ConnectionSource source, Durability durability) throws SQLException;

    /** Whether the connection, or the whole database with it, is lost. */
    boolean lost(SQLException failure);

    /** Whether the same statements may succeed if they are tried again. */
    boolean temporary(SQLException failure);

    /** Whether a statement that failed in auto-commit mode may have been carried out all the same. */
    default boolean undecided(SQLException failure) {
        return false;
    }

    /**
     * Whether the database has undone the whole transaction because a statement failed, and takes the next for the
     * first of another one: whoever does not know commits a half.
     */
    default boolean undoes(SQLException failure) {
        return false;
    }

    /** What kind of failure it is. */
    ErrorCode classify(SQLException failure);

    /** What the user can do about it, as the end of a sentence; empty if nothing is known. */
    String remedy(ErrorCode code);
}

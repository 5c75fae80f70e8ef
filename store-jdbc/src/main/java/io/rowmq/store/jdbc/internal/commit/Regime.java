package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between commits to a database that this JVM has to itself and commits to one that it shares. Called by
 * the committing thread only, unless said otherwise.
 */
public interface Regime {

    /** The first position that this JVM can give. */
    long firstPosition();

    /** Gives positions to the sends of these units, before their transaction begins. */
    void place(List<Pending> units) throws SQLException;

    /**
     * Called before a transaction begins that the application has begun already: to where it goes back if its unit is
     * refused, so that the application's statements stay.
     */
    @Nullable Savepoint savepoint(StoreConnection connection) throws SQLException;

    /**
     * A transaction begins.
     *
     * @return the number by which it is found afterwards, in case COMMIT does not return
     */
    long begin(StoreConnection connection, int slot) throws SQLException;

    /** Refuses units whose premises do not hold. */
    void admit(StoreConnection connection, List<Pending> units) throws SQLException;

    /** A writer for the settlements of a transaction. */
    Settlements settlements(StoreConnection connection);

    /** A writer for the identifiers of messages that a transaction sends. */
    SentWriter sentWriter(StoreConnection connection);

    /** A transaction ends: from here on only COMMIT is missing. */
    void end(StoreConnection connection, int slot, long number) throws SQLException;

    /** Called instead of {@link #end} where there is nothing to commit. */
    void unused(StoreConnection connection) throws SQLException;

    /** Whether the transaction of that number is committed. */
    boolean committed(StoreConnection connection, int slot, long number, int patienceSeconds) throws SQLException;

    /** These units are committed, and their effects have been applied. */
    void applied(List<Pending> units);

    /** The database is about to be closed in order. */
    void close(StoreConnection connection, int slot) throws SQLException;
}

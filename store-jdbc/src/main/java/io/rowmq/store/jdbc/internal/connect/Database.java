package io.rowmq.store.jdbc.internal.connect;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.Sync;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The open database: one connection for the committing thread, which also keeps an embedded database open, and others
 * that are borrowed. After a loss everything is closed, and opened again by whoever needs it next. Where the database
 * is shared, no connection depends on another: each is lost by itself, and only those that nobody uses are closed with
 * it.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());

    private final Address address;
    private final SqlTexts texts;
    private final Durability durability;
    private final boolean shared;
    private final SqlErrors errors;
    private final ReentrantLock opening = new ReentrantLock();
    private final Outage outage;
    private final Repetition repetition = new Repetition(this);
    private final IdleConnections idle = new IdleConnections();
    private final Set<Borrowed> lent = ConcurrentHashMap.newKeySet();
    private volatile @Nullable StoreConnection writer;
    private volatile @Nullable Sync sync;
    private volatile int epoch;
    private volatile boolean closed;

    /**
     * Does not open anything yet.
     *
     * @param shared whether other JVMs use it at the same time
     */
    public Database(Address address, SqlTexts texts, Durability durability, boolean shared) {
        this.shared = shared;
        this.address = address;
        this.texts = texts;
        this.durability = durability;
        this.errors = new SqlErrors(address);
        this.outage = new Outage(address.dialect(), opening);
    }

    /** Where it is, and its dialect. */
    public Address address() {
        return address;
    }

    /** Its statements. */
    public SqlTexts texts() {
        return texts;
    }

    /** What its exceptions mean. */
    public SqlErrors errors() {
        return errors;
    }

    /** What a commit survives. */
    public Durability durability() {
        return durability;
    }

    /** The connection of the committing thread, opened if necessary. */
    public StoreConnection writer() throws JMSException {
        StoreConnection open = writer;
        return open != null ? open : openWriter();
    }

    private StoreConnection openWriter() throws JMSException {
        return outage.patiently(() -> {
            StoreConnection open = writer;
            if (open == null) {
                if (closed) {
                    throw ErrorCode.CLOSED.exception("The store of " + address.name() + " has been closed");
                }
                open = open();
                writer = open;
            }
            return open;
        });
    }

    /**
     * Makes durable what has been committed since the database was opened the given time.
     *
     * @param openedAs the opening that all of it was committed in
     * @throws SQLException also if the database has been lost since
     */
    public void force(int openedAs) throws SQLException {
        Sync current = sync;
        if (current == null || openedAs != epoch) {
            throw new SQLException("The database was lost before the commit was made durable", "08006");
        }
        current.force();
        if (openedAs != epoch) {
            throw new SQLException("The database was lost while the commit was made durable", "08006");
        }
    }

    private void closeSync() {
        Sync current = sync;
        sync = null;
        if (current != null) {
            current.close();
        }
    }

    private void closeWriter() {
        closeSync();
        StoreConnection open = writer;
        writer = null;
        if (open != null) {
            disown(open);
            open.close();
        }
    }

    private void disown(StoreConnection connection) {
        try {
            connection.rollback();
            if (shared) {
                address.dialect().unshare(connection.jdbc(), texts.tables());
                return;
            }
            address.dialect().disown(connection.jdbc(), texts.tables());
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "Giving up the tables failed; the end of the connection does it", e);
        }
    }

    private StoreConnection open() throws JMSException {
        Dialect dialect = address.dialect();
        dialect.beforeOpening();
        StoreConnection connection = connect();
        boolean secured = false;
        try {
            sync = dialect.sync(connection.jdbc(), address.source(), durability);
            connection.jdbc().setAutoCommit(true);
            dialect.secure(connection.jdbc(), durability);
            if (!shared) {
                dialect.own(connection.jdbc(), address.source(), texts.tables());
                requireUnshared(connection);
            }
            connection.jdbc().setAutoCommit(false);
            secured = true;
            return connection;
        } catch (SQLException e) {
            throw errors.map("opening the database", e);
        } finally {
            if (!secured) {
                closeSync();
                disown(connection);
                connection.close();
            }
        }
    }

    /**
     * While the database was lost, others may have shared it. Positions are withheld from them as long as one JVM has
     * the database to itself; the first that joins has them given again.
     */
    private void requireUnshared(StoreConnection connection) throws SQLException, JMSException {
        if (epoch == 0 || !address.dialect().shares()) {
            return;
        }
        try (ResultSet rows =
                connection.prepare(SharedSql.SELECT_GIVEN_POSITIONS).executeQuery()) {
            if (rows.next()) {
                throw ErrorCode.LOCKED.exception("The database " + address.name()
                        + " was lost for a while, in which other JVMs have shared it, so that what this one knows of it"
                        + " (sharing=exclusive) is no longer true: end it and start it again");
            }
        }
    }

    private StoreConnection connect() throws JMSException {
        Connection connection = null;
        try {
            connection = address.source().open();
            address.dialect().prepare(connection);
            connection.setAutoCommit(false);
            return new StoreConnection(connection, texts, address.dialect());
        } catch (SQLException e) {
            discard(connection);
            throw errors.map("opening a connection", e);
        }
    }

    private static void discard(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "Closing a connection that could not be used failed", e);
            }
        }
    }

    /** A connection for one thread's use, to be given back with {@link #giveBack}. */
    public Borrowed borrow() throws JMSException {
        writer();
        for (Borrowed next = idle.take(); next != null; next = idle.take()) {
            lent.add(next);
            if (next.epoch == epoch) {
                return next;
            }
            giveBack(next, true);
        }
        return outage.patiently(() -> {
            Borrowed made = new Borrowed(connectAgain(), epoch);
            lent.add(made);
            return made;
        });
    }

    /** Where nobody is let in any more the connections that are open will not last either. */
    private StoreConnection connectAgain() throws JMSException {
        try {
            return connect();
        } catch (JMSException failure) {
            if (ErrorCode.CONNECTION.of(failure)) {
                outage.noticed();
            }
            throw failure;
        }
    }

    /** Takes a connection back, its transaction ended; a broken one is closed. */
    public void giveBack(Borrowed borrowed, boolean broken) {
        lent.remove(borrowed);
        if (broken || closed || borrowed.epoch != epoch) {
            borrowed.connection.close();
            return;
        }
        idle.keep(borrowed);
        if (closed) {
            idle.close();
        }
    }

    /** Reads with a connection of its own; again after a loss, and where the database asks for it. */
    public <T> T read(String doing, Reading<T> reading) throws JMSException {
        return repetition.read(doing, reading);
    }

    /**
     * Does something once with a connection in auto-commit mode: a statement by itself has no moment in which this JVM,
     * if it is stopped, holds up others. It is repeated only where the database says that it was not done.
     */
    public <T> T once(String doing, Reading<T> work) throws JMSException {
        return repetition.once(doing, work);
    }

    boolean closed() {
        return closed;
    }

    /** One that is not the writer's connection has been lost. */
    public void lostBorrowed(int openedIn, SQLException cause) {
        if (shared) {
            LOG.log(
                    Level.INFO,
                    "Lost a connection to {0}; another is opened when it is needed: {1}",
                    address.name(),
                    cause.getMessage());
            outage.begin();
            idle.close();
        } else {
            lost(openedIn, cause);
        }
    }

    /**
     * The database has been lost: closes what belonged to it, so that the next use opens it again. Also what is lent:
     * H2 forgets which database it has open when the last connection to a lost one is closed, even if that is after it
     * was opened again, and then takes its own lock on the file for another process's.
     */
    public void lost(int seenIn, SQLException cause) {
        opening.lock();
        try {
            if (seenIn != epoch) {
                return;
            }
            epoch++;
            outage.begin();
            LOG.log(
                    Level.WARNING,
                    "Lost {0}; it is opened again when it is next used: {1}",
                    address.name(),
                    cause.getMessage());
            LOG.log(Level.DEBUG, "Why it was lost", cause);
            closeWriter();
            idle.close();
            if (!shared) {
                lent.forEach(borrowed -> borrowed.connection.abandon());
            }
        } finally {
            opening.unlock();
        }
    }

    /** Whether a connection can still be used, as far as is known: nobody else may have had the database since. */
    public boolean valid(int openedIn) {
        return shared || openedIn == epoch;
    }

    /** Counts the times the database has been opened. */
    public int epoch() {
        return epoch;
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            outage.close();
            idle.close();
            closeWriter();
            address.dialect().afterClosing();
        } finally {
            opening.unlock();
        }
    }

    /**
     * A connection in use.
     *
     * @param connection the connection
     * @param epoch which opening of the database it belongs to
     */
    public record Borrowed(StoreConnection connection, int epoch) {}

    /** Something to read. */
    @FunctionalInterface
    public interface Reading<T> {

        /** Reads; a result must not depend on the connection any more. */
        T read(StoreConnection connection) throws SQLException, JMSException;
    }
}

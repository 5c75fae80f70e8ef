package io.rowmq.store.jdbc.internal.dialect.derby;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.Sync;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Derby in this JVM. */
final class DerbyDialect implements Dialect {

    private static final Logger LOG = System.getLogger(DerbyDialect.class.getName());

    /** What Derby reports when a database has been shut down as it was told to. */
    private static final String SHUT_DOWN = "08006";

    /** From this severity on, a failure ends the connection. */
    private static final int SESSION_SEVERITY = 40000;

    private final DerbyUrl url;
    private final boolean ours;
    private final AtomicBoolean entered = new AtomicBoolean();

    /**
     * The dialect for one database.
     *
     * @param ours whether this store opens the database by its URL, and so shuts it down as well
     */
    DerbyDialect(DerbyUrl url, boolean ours) {
        this.url = url;
        this.ours = ours;
    }

    @Override
    public String name() {
        return "Derby";
    }

    @Override
    public boolean embedded() {
        return true;
    }

    @Override
    public boolean takesArray(Sql sql) {
        return false;
    }

    @Override
    public String text(Sql sql) {
        return DerbySql.text(sql);
    }

    @Override
    public void prepare(Connection connection) {
        // its settings are those of the database, and those that matter are checked when it is opened
    }

    /** Derby refuses to close a connection in the middle of a transaction, and would keep its locks. */
    @Override
    public void release(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }

    @Override
    public void secure(Connection connection, Durability durability) throws SQLException, JMSException {
        if (connection.isReadOnly()) {
            throw ErrorCode.PERMISSION.exception("The Derby database " + url.shown()
                    + " can only be read: check the permissions of its directory and files");
        }
        String collation = setting(connection, "derby.database.collation");
        if (collation.endsWith(":PRIMARY") || collation.endsWith(":SECONDARY")) {
            throw ErrorCode.OPTION.exception("The Derby database " + url.shown() + " has the collation " + collation
                    + ", for which names that differ in case or accents are the same: use another database");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_DATABASE_PROPERTY('" + name + "')")) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value.toUpperCase(Locale.ROOT);
        }
    }

    @Override
    public Sync sync(Connection writer, ConnectionSource source, Durability durability) {
        return Sync.NONE;
    }

    @Override
    public void beforeOpening() {
        if (entered.compareAndSet(false, true)) {
            DerbyDatabases.ofThisJvm().enter(url.identity());
        }
    }

    /** Gives up the lock of the files. Derby's driver stays as it is, for the other databases of the JVM. */
    @Override
    public void afterClosing() {
        if (entered.compareAndSet(true, false)) {
            DerbyDatabases.ofThisJvm().leave(url.identity(), ours && !url.inMemory() ? this::shutDown : () -> {});
        }
    }

    private void shutDown() {
        try (Connection none = DriverManager.getConnection(url.shutdown())) {
            LOG.log(Level.WARNING, "{0} was not shut down: {1}", url.shown(), none);
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                LOG.log(Level.DEBUG, "Shutting down " + url.shown() + " failed", e);
            }
        }
    }

    @Override
    public boolean lost(SQLException failure) {
        return failure.getErrorCode() >= SESSION_SEVERITY;
    }

    @Override
    public boolean temporary(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.equals("40001") || state.startsWith("40XL"));
    }

    @Override
    public ErrorCode classify(SQLException failure) {
        for (DerbyFailure kind : DerbyFailure.values()) {
            if (any(failure, kind::matches)) {
                return kind.code();
            }
        }
        return lost(failure) ? ErrorCode.CONNECTION : ErrorCode.DATABASE;
    }

    /** What matters may stand behind the first exception: "Failed to start database", and why. */
    private static boolean any(SQLException failure, Predicate<String> matches) {
        SQLException each = failure;
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (each.getSQLState() != null && matches.test(each.getSQLState())) {
                return true;
            }
            SQLException next = each.getNextException();
            each = next == null && each.getCause() instanceof SQLException cause ? cause : next;
        }
        return false;
    }

    @Override
    public String remedy(ErrorCode code) {
        return switch (code) {
            case LOCKED ->
                "another process has the database open: close it there, or use PostgreSQL or MariaDB, which several"
                        + " processes can share";
            case CREDENTIALS -> "check user and password";
            case FOREIGN_FILE ->
                "the directory does not hold a Derby database of this version, or it is damaged or"
                        + " encrypted with another key: choose another directory or restore it";
            case PERMISSION -> "check the permissions of the directory, its files and the database user";
            case STORAGE -> "check that the disk has space left and that the directory can be written";
            case URL ->
                "check the URL; a database in the directory orders is written as jdbc:derby:orders, and is"
                        + " created unless initializeSchema is never, in a folder that has to be writable";
            case VALUE -> "use a shorter value, or a name that is not there yet";
            case CONNECTION -> "it will be opened again when it is next used";
            default -> "";
        };
    }
}

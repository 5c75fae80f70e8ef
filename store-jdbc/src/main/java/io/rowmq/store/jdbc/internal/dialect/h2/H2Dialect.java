package io.rowmq.store.jdbc.internal.dialect.h2;

import io.rowmq.policy.Durability;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.Dialect;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.Sync;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.io.EOFException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** H2 in this JVM, in a file or in memory. */
public final class H2Dialect implements Dialect {

    private static final int GENERAL_ERROR = 50000;
    private static final int WRONG_PASSWORD_FORMAT = 90050;
    private static final Set<Integer> LOST = Set.of(90007, 90028, 90030, 90031, 90067, 90098, 90121, 90108);
    private static final Set<Integer> TEMPORARY = Set.of(40001, 50200, 90131);

    /** One execution for all of a group leaves a quarter less garbage than one for each. */
    private static final String DELETE_MESSAGE = """
            DELETE FROM ${p}message WHERE position = ANY (?)""";

    /** The same; and a group has several receipts of each message of a topic. */
    private static final String DELETE_DELIVERED_MESSAGE = """
            DELETE FROM ${p}message m
            WHERE position = ANY (?) AND NOT EXISTS (SELECT 1 FROM ${p}delivery d WHERE d.position = m.position)""";

    /** Half of the CPU time of one INSERT for each row; more rows make no difference. */
    private static final int ROWS_AT_ONCE = 32;

    private final boolean inMemory;
    private final @Nullable String file;

    /**
     * The dialect for a database in a file, or in memory.
     *
     * @param url where it is
     * @param ours whether this store is the first to open it, so that its file may be looked at before
     */
    public H2Dialect(H2Url url, boolean ours) {
        this.inMemory = url.inMemory();
        this.file = ours && !inMemory && url.setting("CIPHER") == null ? url.file() : null;
    }

    @Override
    public void beforeOpening() {
        if (file != null) {
            H2Repair.repair(file);
        }
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public boolean embedded() {
        return true;
    }

    @Override
    public String text(Sql sql) {
        return switch (sql) {
            case DELETE_MESSAGE -> DELETE_MESSAGE;
            case DELETE_DELIVERED_MESSAGE -> DELETE_DELIVERED_MESSAGE;
            default -> sql.standard();
        };
    }

    @Override
    public boolean takesArray(Sql sql) {
        return switch (sql) {
            case LOAD_QUEUE, LOAD_SUBSCRIPTION, DELETE_MESSAGE, DELETE_DELIVERED_MESSAGE -> true;
            default -> false;
        };
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // rows read lazily come from different moments: the row an index entry points to may be gone (error 90143)
            statement.execute("SET LAZY_QUERY_EXECUTION FALSE");
            statement.execute("SET LOCK_TIMEOUT 10000");
        }
    }

    @Override
    public void secure(Connection connection, Durability durability) throws SQLException, JMSException {
        String mode = setting(connection, "MODE");
        if (mode != null && !mode.equalsIgnoreCase("REGULAR")) {
            throw ErrorCode.OPTION.exception(
                    "The H2 database " + connection.getMetaData().getURL() + " is in MODE=" + mode
                            + ", which changes what SQL means: open it in regular mode");
        }
        if (inMemory) {
            return;
        }
        if (connection.isReadOnly() || connection.getMetaData().isReadOnly()) {
            throw ErrorCode.PERMISSION.exception(
                    "The H2 database " + connection.getMetaData().getURL()
                            + " can only be read: check the permissions of its file and directory");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
            statement.execute("SET RETENTION_TIME 0");
        }
    }

    private static @Nullable String setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    @Override
    public Sync sync(Connection writer, ConnectionSource source, Durability durability) throws SQLException {
        return inMemory ? Sync.NONE : new H2Sync(writer, source, durability);
    }

    @Override
    public boolean lost(SQLException failure) {
        return LOST.contains(failure.getErrorCode())
                || (failure.getErrorCode() == GENERAL_ERROR
                        && causedBy(failure, cause -> cause.getClass().getName().startsWith("org.h2.mvstore.")));
    }

    /** H2 reports what happens below its tables as a general error, and closes the database. */
    private static boolean causedBy(SQLException failure, Predicate<Throwable> kind) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (kind.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    @Override
    public boolean temporary(SQLException failure) {
        return TEMPORARY.contains(failure.getErrorCode());
    }

    @Override
    public ErrorCode classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 90020 -> ErrorCode.LOCKED;
            case 28000, WRONG_PASSWORD_FORMAT -> ErrorCode.CREDENTIALS;
            case 90030, 90048, 90049, 50100 -> ErrorCode.FOREIGN_FILE;
            case 90096, 90040, 90097 -> ErrorCode.PERMISSION;
            case 90028 ->
                causedBy(failure, EOFException.class::isInstance) ? ErrorCode.FOREIGN_FILE : ErrorCode.STORAGE;
            case 90031 -> ErrorCode.STORAGE;
            case 90011, 90046, 90047, 90088, 90113, 90124, 90146, 90062, 90138 -> ErrorCode.URL;
            case 22001, 23502, 23505, 22003 -> ErrorCode.VALUE;
            case 90007, 90067, 90098, 90121, 90108 -> ErrorCode.CONNECTION;
            case GENERAL_ERROR ->
                causedBy(failure, IOException.class::isInstance)
                        ? ErrorCode.STORAGE
                        : lost(failure) ? ErrorCode.FOREIGN_FILE : ErrorCode.DATABASE;
            default -> ErrorCode.DATABASE;
        };
    }

    @Override
    public String remedy(ErrorCode code) {
        return switch (code) {
            case LOCKED ->
                "another process has the file open: close it there, or use PostgreSQL or MariaDB, which several"
                        + " JVMs can share";
            case CREDENTIALS ->
                "check user and password; with CIPHER the password is that of the file, a space, and that of the user";
            case FOREIGN_FILE ->
                "the file is not an H2 database of this version, is damaged, or is encrypted with"
                        + " another password: choose another file or restore it";
            case PERMISSION -> "check the permissions of the file, its directory and the database user";
            case STORAGE -> "check that the disk has space left and that the file and its directory can be written";
            case URL -> "check the URL; a file is written as jdbc:h2:./name, a database in memory as jdbc:h2:mem:name";
            case VALUE -> "use a shorter value, or a name that is not there yet";
            case CONNECTION -> "it will be opened again when it is next used";
            default -> "";
        };
    }
}

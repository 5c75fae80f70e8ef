package io.rowmq.benchmarks.raw;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowmq.benchmarks.database.Database;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** RowMQ's own tables in a database, written by bare JDBC. Only one thread at a time may write. */
final class RawStore implements AutoCloseable {

    private static final String H2_SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=0";
    private static final String INSERT = """
            INSERT INTO raw_message (position, destination_id, order_key, state, priority, delivery_count, due_time,
                persistent, sent_time, expiration, delivery_time, message_id, body_type, body_size, body_bytes)
            VALUES (?, 1, ?, 'READY', 4, 0, 0, TRUE, ?, 0, ?, ?, 'BYTES', 0, ?)""";
    private static final String DELETE = "DELETE FROM raw_message WHERE position = ?";
    private static final String H2_SYNC = "CHECKPOINT SYNC";
    private static final long PRIORITY_4 = 5L << 59;

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    /** Null where a commit syncs by itself. */
    private final @Nullable PreparedStatement sync;

    private long position;

    /**
     * A row that has been committed.
     *
     * @param position its key
     * @param number the number in its body
     */
    record Row(long position, long number) {}

    RawStore(Database database, String url) throws SQLException, IOException {
        boolean h2 = database == Database.H2;
        this.connection = DriverManager.getConnection(h2 ? url + H2_SETTINGS : url);
        this.sync = h2 ? connection.prepareStatement(H2_SYNC) : null;
        try (Statement statement = connection.createStatement()) {
            for (String sql : schema(database).split(";")) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
        this.insert = connection.prepareStatement(INSERT);
        this.delete = connection.prepareStatement(DELETE);
    }

    private static String schema(Database database) throws IOException {
        try (InputStream file = RawStore.class.getResourceAsStream(database.schema())) {
            if (file == null) {
                throw new FileNotFoundException(database.schema() + " is not on the class path");
            }
            return new String(file.readAllBytes(), UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("${p}", "raw_")
                    .replace("${n}", "raw_")
                    .strip();
        }
    }

    /** Writes what a group wants in one transaction with one sync, and tells which rows there are now. */
    void write(List<RawUnit> group, Queue<Row> ready) throws SQLException {
        long first = position;
        boolean inserts = false;
        boolean deletes = false;
        for (RawUnit unit : group) {
            for (byte[] body : unit.inserts) {
                add(position++, body);
                inserts = true;
            }
            for (Long old : unit.deletes) {
                delete.setLong(1, old);
                delete.addBatch();
                deletes = true;
            }
        }
        if (inserts) {
            insert.executeBatch();
        }
        if (deletes) {
            requireGone(delete.executeBatch());
        }
        connection.commit();
        if (sync != null) {
            sync.execute();
        }
        for (RawUnit unit : group) {
            for (byte[] body : unit.inserts) {
                ready.add(new Row(first++, ByteBuffer.wrap(body).getLong()));
            }
        }
    }

    private void add(long key, byte[] body) throws SQLException {
        long now = System.currentTimeMillis();
        insert.setLong(1, key);
        insert.setLong(2, PRIORITY_4 + key);
        insert.setLong(3, now);
        insert.setLong(4, now);
        insert.setString(5, "ID:0123456789abcdef-" + key);
        insert.setBytes(6, body);
        insert.addBatch();
    }

    private static void requireGone(int[] counts) {
        for (int count : counts) {
            if (count != 1) {
                throw new IllegalStateException("a row was not there to be deleted");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

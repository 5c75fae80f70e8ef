package io.rowmq.benchmarks.raw;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** RowMQ's own tables in an H2 file, written by bare JDBC. Only one thread at a time may write. */
final class RawStore implements AutoCloseable {

    private static final String SCHEMA = "/io/rowmq/store/jdbc/schema/h2/V1__create.sql";
    private static final String SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=0";
    private static final String INSERT = """
            INSERT INTO raw_message (position, destination_id, order_key, state, priority, delivery_count, due_time,
                persistent, sent_time, expiration, delivery_time, message_id, body_type, body_size, body_bytes)
            VALUES (?, 1, ?, 'READY', 4, 0, 0, TRUE, ?, 0, ?, ?, 'BYTES', 0, ?)""";
    private static final String DELETE = "DELETE FROM raw_message WHERE position = ?";
    private static final String SYNC = "CHECKPOINT SYNC";
    private static final long PRIORITY_4 = 5L << 59;

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final Statement sync;
    private long position;

    /**
     * A row that has been committed.
     *
     * @param position its key
     * @param number the number in its body
     */
    record Row(long position, long number) {}

    RawStore(String url) throws SQLException, IOException {
        this.connection = DriverManager.getConnection(url + SETTINGS);
        this.sync = connection.createStatement();
        for (String statement : schema().split(";")) {
            sync.execute(statement);
        }
        connection.setAutoCommit(false);
        this.insert = connection.prepareStatement(INSERT);
        this.delete = connection.prepareStatement(DELETE);
    }

    private static String schema() throws IOException {
        try (InputStream file = RawStore.class.getResourceAsStream(SCHEMA)) {
            if (file == null) {
                throw new FileNotFoundException(SCHEMA + " is not on the class path");
            }
            return new String(file.readAllBytes(), UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("${p}", "raw_")
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
        sync.execute(SYNC);
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

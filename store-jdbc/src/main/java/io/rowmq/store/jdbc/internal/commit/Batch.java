package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one statement in a transaction. Nothing is prepared for a statement that is not needed.
 *
 * <p>If it is an INSERT and it is known how often, and the database is faster with it, rows go together: as many as it
 * likes in one execution as long as there are enough, then half of that, and so on, so that the statements are few.
 */
final class Batch {

    private final StoreConnection connection;
    private final StoreSql sql;
    private @Nullable PreparedStatement statement;
    private int column;
    private int size;
    private int expected;
    /** How many rows the statement at hand inserts at once, 0 if only one. */
    private int rows;
    /** How many of these rows have been begun. */
    private int begun;
    /** How many parameters a row has. */
    private int width;

    Batch(StoreConnection connection, StoreSql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** Says that so many executions more will follow, of an INSERT whose results do not matter. */
    void expect(int executions) {
        expected += executions;
    }

    /** Begins the parameters of one more execution. */
    Batch begin() throws SQLException {
        if (begun == rows) {
            insertRows();
            next();
        }
        expected--;
        column = rows == 0 ? 0 : width * begun++;
        return this;
    }

    private void next() throws SQLException {
        int together = Math.min(expected, connection.dialect().rowsAtOnce());
        if (together > 1) {
            rows = Integer.highestOneBit(together);
            width = connection.parameters(sql);
            statement = connection.prepare(sql, rows);
            return;
        }
        if (size > 0) {
            statement().addBatch();
        } else {
            statement = connection.prepare(sql);
        }
        size++;
    }

    private void insertRows() throws SQLException {
        if (rows > 0) {
            statement().executeUpdate();
            rows = 0;
            begun = 0;
        }
    }

    private PreparedStatement statement() {
        if (statement == null) {
            throw new IllegalStateException("begin() comes first");
        }
        return statement;
    }

    Batch set(long value) throws SQLException {
        statement().setLong(++column, value);
        return this;
    }

    Batch set(int value) throws SQLException {
        statement().setInt(++column, value);
        return this;
    }

    Batch set(boolean value) throws SQLException {
        statement().setBoolean(++column, value);
        return this;
    }

    Batch set(@Nullable String value) throws SQLException {
        statement()
                .setString(
                        ++column,
                        value == null ? null : connection.dialect().textForm().encode(value));
        return this;
    }

    Batch set(byte @Nullable [] value) throws SQLException {
        statement().setBytes(++column, value);
        return this;
    }

    Batch setNullLong() throws SQLException {
        statement().setNull(++column, Types.BIGINT);
        return this;
    }

    int size() {
        return size;
    }

    /** Executes and begins anew; how many rows each execution changed. */
    int[] run() throws SQLException {
        insertRows();
        expected = 0;
        if (size == 0) {
            return new int[0];
        }
        int executions = size;
        size = 0;
        if (executions == 1) {
            return new int[] {statement().executeUpdate()};
        }
        statement().addBatch();
        return statement().executeBatch();
    }
}

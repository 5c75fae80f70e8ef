package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The executions of one statement in a transaction. Nothing is prepared for a statement that is not needed. */
final class Batch {

    private final StoreConnection connection;
    private final StoreSql sql;
    private @Nullable PreparedStatement statement;
    private int column;
    private int size;

    Batch(StoreConnection connection, StoreSql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** Begins the parameters of one more execution. */
    Batch begin() throws SQLException {
        if (statement == null) {
            statement = connection.prepare(sql);
        } else if (size > 0) {
            statement.addBatch();
        }
        size++;
        column = 0;
        return this;
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

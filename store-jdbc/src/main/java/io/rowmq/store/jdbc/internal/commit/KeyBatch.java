package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The executions of a statement that takes nothing but a position, once or in several places, one for each position;
 * where the database is faster with it, one execution for an array of them.
 */
final class KeyBatch {

    private final StoreConnection connection;
    private final Sql sql;
    private final Set<Long> positions = new LinkedHashSet<>();

    KeyBatch(StoreConnection connection, Sql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    void add(long position) {
        positions.add(position);
    }

    /** Executes and begins anew. */
    void run() throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        PreparedStatement statement = connection.prepare(sql);
        if (connection.dialect().takesArray(sql)) {
            connection.dialect().setNumbers(statement, 1, positions);
            statement.executeUpdate();
        } else {
            runEach(statement);
        }
        positions.clear();
    }

    private void runEach(PreparedStatement statement) throws SQLException {
        int places = connection.parameters(sql);
        for (Long position : positions) {
            for (int place = 1; place <= places; place++) {
                statement.setLong(place, position);
            }
            if (positions.size() == 1) {
                statement.executeUpdate();
                return;
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }
}

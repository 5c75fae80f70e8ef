package io.rowmq.benchmarks.several;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** A session of a queue in plain SQL, as it is written by hand: what RowMQ is measured against. */
final class RawLoop {

    private static final String CLAIM = """
            DELETE FROM several_raw WHERE id = (
                SELECT id FROM several_raw ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1)
            RETURNING body""";
    private static final String INSERT = "INSERT INTO several_raw (body) VALUES (?)";

    private final String url;
    private final String body;

    RawLoop(String url, String body) {
        this.url = url;
        this.body = body;
    }

    /** Makes the queue, with so many messages. */
    static void prepare(String url, int depth, String body) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                PreparedStatement insert = fill(connection, statement)) {
            for (int i = 0; i < depth; i++) {
                insert.setString(1, body);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static PreparedStatement fill(Connection connection, Statement statement) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS several_raw");
        statement.execute("""
                CREATE TABLE several_raw (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body TEXT NOT NULL)
                WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)""");
        return connection.prepareStatement(INSERT);
    }

    /** Consumes one and produces one in each transaction. */
    void run(AtomicLong count, long begin, long end) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                boolean found;
                try (ResultSet rows = claim.executeQuery()) {
                    found = rows.next();
                }
                if (found) {
                    insert.setString(1, body);
                    insert.executeUpdate();
                }
                connection.commit();
                long now = System.nanoTime();
                if (found && now >= begin && now < end) {
                    count.incrementAndGet();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

package io.rowmq.crash.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TappedDataSourceTest {

    private static final String URL = "jdbc:h2:mem:tap;DB_CLOSE_DELAY=0";

    @Test
    void theHookSeesWhatChangesTheDatabaseInOrder() throws SQLException {
        List<String> kinds = new ArrayList<>();
        CallHook hook = call -> {
            kinds.add(call.kind());
            return call.real().make();
        };
        try (Connection connection = TappedDataSource.of(URL, hook).getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table message (id int primary key)");
                assertThat(statement.getConnection()).isSameAs(connection);
            }
            insert(connection, 1, 2);
            connection.commit();
            insert(connection, 3);
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
            assertThat(rows(connection)).isEqualTo(2);
        }

        assertThat(kinds).containsExactly("create", "insert", "commit", "insert", "rollback", "sync");
    }

    @Test
    void aDroppedCommitLooksLikeACommit() throws SQLException {
        try (Connection connection =
                TappedDataSource.of(URL, Sabotage.DROP_COMMIT.hook()).getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table message (id int primary key)");
            }
            connection.setAutoCommit(false);
            insert(connection, 1);
            connection.commit();
            insert(connection, 2);
            connection.commit();

            assertThat(rows(connection)).isEqualTo(1);
        }
    }

    private static void insert(Connection connection, int... ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into message values (?)")) {
            for (int id : ids) {
                statement.setInt(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static int rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from message")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.Declaration.PutRole;
import io.rowmq.spi.Declaration.PutUser;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that an earlier version of RowMQ wrote; each database is a short subclass. */
abstract class UpgradeContract {

    /** An empty database, or an empty schema of one; the same throughout a test. */
    abstract String url();

    /** A database with two messages, as version 1 left it. */
    @BeforeEach
    void createVersionOne() throws Exception {
        try (MessageStore store = open(InitializeSchema.ALWAYS)) {
            store.start(new RecordingRecorder());
            store.commit(Samples.unit(Samples.send("a"), Samples.send("b", 9)));
        }
        sql("DROP TABLE rowmq_user_role", "DROP TABLE rowmq_user", "DELETE FROM rowmq_schema WHERE version > 1");
    }

    private StoreSettings settings(InitializeSchema initialize) {
        return Samples.settings(url(), null, null, null, Sharing.AUTO, initialize);
    }

    final MessageStore open(InitializeSchema initialize) throws JMSException {
        return new JdbcStoreProvider().open(settings(initialize));
    }

    final void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    final List<Integer> versions() throws SQLException {
        List<Integer> versions = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM rowmq_schema ORDER BY version")) {
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
        }
        return versions;
    }

    @Test
    void versionOneGetsTheTablesOfUsersAndKeepsItsMessages() throws Exception {
        assertThat(versions()).containsExactly(1);
        Role role = Role.of("orders", Right.SEND);
        try (MessageStore store = open(InitializeSchema.ALWAYS)) {
            store.start(new RecordingRecorder());
            assertThat(store.users()).isEmpty();
            store.commit(
                    WorkUnit.declare(List.of(new PutUser("shop", "hash"), new PutRole("shop", role)), Effect.NONE));
            store.commit(Samples.unit(Samples.send("c")));
            assertThat(store.page(ORDERS, OrderKey.START, 10, Long.MAX_VALUE).deliveries())
                    .extracting(delivery -> delivery.message().messageId())
                    .containsExactly("b", "a", "c");
        }
        assertThat(versions()).contains(1, 2);
        try (MessageStore store = open(InitializeSchema.NEVER)) {
            assertThat(store.users()).containsExactly(new UserRow("shop", "hash", List.of(role)));
        }
    }

    @Test
    void whereNothingMayBeCreatedBothVersionsAndTheFileAreNamed() throws Exception {
        JMSException refusal = catchThrowableOfType(
                JMSException.class, () -> open(InitializeSchema.NEVER).close());

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal)
                .hasMessageContaining("have schema version 1")
                .hasMessageContaining("V2__users.sql")
                .hasMessageContaining("initializeSchema");
        assertThat(versions()).containsExactly(1);
    }
}

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
import io.rowmq.store.jdbc.internal.schema.SchemaFile;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that an earlier version of RowMQ wrote; each database is a short subclass. */
abstract class UpgradeContract {

    /** An empty database, or an empty schema of one; the same throughout a test. */
    abstract String url();

    /** A database with two messages, as version 1 left it: made by its own file. */
    @BeforeEach
    void createVersionOne() throws Exception {
        try (Connection connection = DriverManager.getConnection(url())) {
            sql(fileOfVersionOne(connection.getMetaData().getDatabaseProductName()));
        }
        sql(
                "INSERT INTO rowmq_marker (slot, number, next_position) VALUES (0, 7, 1001)",
                "INSERT INTO rowmq_destination (id, kind, name) VALUES (1, 'QUEUE', 'orders')",
                message(5, 4, "a"),
                message(6, 9, "b"));
    }

    private static String[] fileOfVersionOne(String product) throws IOException {
        String database = product.toLowerCase(Locale.ROOT).replace("apache ", "");
        String path = "/io/rowmq/store/jdbc/schema/" + database + "/V1__create.sql";
        try (InputStream in = UpgradeContract.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^\\s*--.*$", "")
                    .replace("${p}", "rowmq_")
                    .replace("${n}", "rowmq_")
                    .strip()
                    .split(";\\s*(\\R|$)");
        }
    }

    private static String message(int position, int priority, String id) {
        return "INSERT INTO rowmq_message (position, destination_id, order_key, state, priority, delivery_count,"
                + " due_time, persistent, sent_time, expiration, delivery_time, message_id, body_type, body_size,"
                + " body_text) VALUES (" + position + ", 1, " + OrderKey.of(priority, position) + ", 'READY', "
                + priority + ", 0, 0, TRUE, 1000, 0, 1000, '" + id + "', 'TEXT', 0, '" + id + "')";
    }

    private StoreSettings settings(InitializeSchema initialize) {
        return Samples.settings(url(), null, null, null, Sharing.EXCLUSIVE, initialize);
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
    void versionOneGetsTheTablesOfLaterVersionsAndKeepsItsMessages() throws Exception {
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
        assertThat(versions()).contains(1, SchemaFile.currentVersion());
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

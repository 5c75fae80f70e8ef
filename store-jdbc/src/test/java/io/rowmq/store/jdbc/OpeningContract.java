package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.schema.SchemaFile;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be wrong with the tables of a database that is to be opened, and what its user is told. */
abstract class OpeningContract {

    final JdbcStoreProvider provider = new JdbcStoreProvider();

    /** An empty database, or an empty schema of one; the same throughout a test. */
    abstract String url();

    /** A schema that does not exist. */
    String newSchema() {
        return "queues";
    }

    StoreSettings settings(InitializeSchema initialize, @Nullable String schema, String prefix) {
        return new StoreSettings(
                url(),
                null,
                null,
                null,
                Durability.DISK,
                Sharing.EXCLUSIVE,
                schema,
                prefix,
                initialize,
                Clock.systemUTC());
    }

    StoreSettings settings(@Nullable String schema, String prefix) {
        return settings(InitializeSchema.ALWAYS, schema, prefix);
    }

    StoreSettings with(InitializeSchema initialize) {
        return settings(initialize, null, "rowmq_");
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    void create() throws JMSException {
        provider.open(with(InitializeSchema.ALWAYS)).close();
    }

    JMSException refused(StoreSettings settings) {
        JMSException refusal = catchThrowableOfType(
                JMSException.class, () -> provider.open(settings).close());
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void aNewerSchemaIsRefusedNamingBothVersions() throws Exception {
        create();
        sql("INSERT INTO rowmq_schema VALUES (99, CURRENT_TIMESTAMP)");

        JMSException refusal = refused(with(InitializeSchema.ALWAYS));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("99").hasMessageContaining("version " + SchemaFile.currentVersion());
    }

    @Test
    void missingTablesAreAnErrorWhereTheyMayNotBeCreated() throws Exception {
        sql();

        JMSException refusal = refused(with(InitializeSchema.NEVER));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("V1__create.sql").hasMessageContaining("initializeSchema");
    }

    @Test
    void tablesThatExistMayBeUsedWhereNoneMayBeCreated() throws Exception {
        create();

        provider.open(with(InitializeSchema.NEVER)).close();
        provider.open(with(InitializeSchema.EMBEDDED)).close();
    }

    @Test
    void aForeignTableOfOurNameIsRefused() throws Exception {
        sql("CREATE TABLE rowmq_message (id INTEGER)");

        JMSException refusal = refused(with(InitializeSchema.ALWAYS));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("rowmq_").hasMessageContaining("tablePrefix");
    }

    @Test
    void aTableThatHasLostAColumnIsRefused() throws Exception {
        create();
        sql("ALTER TABLE rowmq_message DROP COLUMN reply_to");

        assertThat(refused(with(InitializeSchema.ALWAYS))).hasMessageContaining("structure");
    }

    @Test
    void severalInstallationsShareADatabase() throws Exception {
        String schema = newSchema();
        sql("CREATE SCHEMA " + schema);
        List<StoreSettings> installations = List.of(
                settings(null, "rowmq_"), settings(null, "mq_"), settings(schema, "rowmq_"), settings(schema, "Mq2"));
        for (StoreSettings installation : installations) {
            provider.open(installation).close();
        }
        for (StoreSettings installation : installations) {
            String id = installation.schema() + installation.tablePrefix();
            try (MessageStore store = opened(installation)) {
                store.commit(Samples.unit(Samples.send(id)));
            }
        }
        for (StoreSettings installation : installations) {
            try (MessageStore store = opened(installation)) {
                assertThat(store.page(Samples.ORDERS, OrderKey.START, 10, Long.MAX_VALUE)
                                .deliveries())
                        .extracting(delivery -> delivery.message().messageId())
                        .containsExactly(installation.schema() + installation.tablePrefix());
            }
        }
        sql("SELECT * FROM mq_delivery", "SELECT * FROM " + schema + ".mq2delivery");
    }

    private MessageStore opened(StoreSettings settings) throws JMSException {
        MessageStore store = provider.open(settings);
        store.start(new RecordingRecorder());
        return store;
    }
}

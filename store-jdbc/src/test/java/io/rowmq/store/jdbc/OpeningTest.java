package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a database that is to be opened, and what its user is told. */
class OpeningTest {

    @TempDir
    Path folder;

    private final JdbcStoreProvider provider = new JdbcStoreProvider();

    private String url() {
        return "jdbc:h2:" + folder.resolve("messages");
    }

    private Path file() {
        return folder.resolve("messages.mv.db");
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void create() throws JMSException {
        provider.open(Samples.settings(url())).close();
    }

    private JMSException refused(StoreSettings settings) {
        JMSException refusal = catchThrowableOfType(
                JMSException.class, () -> provider.open(settings).close());
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private StoreSettings with(InitializeSchema initialize) {
        return Samples.settings(url(), null, null, null, Sharing.AUTO, initialize);
    }

    @Test
    void aNewerSchemaIsRefusedNamingBothVersions() throws Exception {
        create();
        sql("INSERT INTO rowmq_schema VALUES (99, CURRENT_TIMESTAMP)");

        JMSException refusal = refused(Samples.settings(url()));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("99").hasMessageContaining("version 1");
    }

    @Test
    void missingTablesAreAnErrorWhereTheyMayNotBeCreated() {
        JMSException refusal = refused(with(InitializeSchema.NEVER));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("V1__create.sql").hasMessageContaining("initializeSchema");
    }

    @Test
    void tablesThatExistMayBeUsedWhereNoneMayBeCreated() throws Exception {
        create();

        provider.open(with(InitializeSchema.NEVER)).close();
    }

    @Test
    void aForeignTableOfOurNameIsRefused() throws Exception {
        sql("CREATE TABLE rowmq_message (id INTEGER)");

        JMSException refusal = refused(Samples.settings(url()));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("rowmq_").hasMessageContaining("tablePrefix");
    }

    @Test
    void aTableThatHasLostAColumnIsRefused() throws Exception {
        create();
        sql("ALTER TABLE rowmq_message DROP COLUMN reply_to");

        assertThat(refused(Samples.settings(url()))).hasMessageContaining("structure");
    }

    @Test
    void anInterruptedInstallationIsCompleted() throws Exception {
        create();
        sql("DROP TABLE rowmq_schema", "DROP TABLE rowmq_handout");

        create();
        sql("SELECT * FROM rowmq_handout");
    }

    @Test
    void aDatabaseThatAnotherProcessHasOpenIsRefused() throws Exception {
        create();
        try (FileChannel other = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            other.lock();

            JMSException refusal = refused(Samples.settings(url()));

            assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-DATABASE-LOCKED");
            assertThat(refusal).hasMessageContaining(url()).hasMessageContaining("another process");
        }
        create();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        byte[] content = "This is a letter.".repeat(2000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file(), content);

        JMSException refusal = refused(Samples.settings(url()));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-FOREIGN-FILE");
        assertThat(Files.readAllBytes(file())).isEqualTo(content);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        provider.open(Samples.settings(url(), null, "sa", "secret", Sharing.AUTO, InitializeSchema.EMBEDDED))
                .close();

        JMSException refusal =
                refused(Samples.settings(url(), null, "sa", "wrong", Sharing.AUTO, InitializeSchema.EMBEDDED));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-CREDENTIALS");
        assertThat(refusal.toString()).doesNotContain("secret").doesNotContain("wrong");
    }

    @Test
    void aPathThroughAFileIsRefused() throws Exception {
        Files.write(folder.resolve("plain"), new byte[] {1});

        JMSException refusal = refused(Samples.settings("jdbc:h2:" + folder.resolve("plain/messages")));

        assertThat(refusal).hasMessageContaining("plain/messages");
        assertThat(refusal.getErrorCode()).isIn("ROWMQ-STORAGE", "ROWMQ-URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:tcp://localhost/messages | ROWMQ-UNSUPPORTED | shared by several processes",
                "jdbc:h2:./messages;AUTO_SERVER=TRUE | ROWMQ-UNSUPPORTED | AUTO_SERVER",
                "jdbc:derby:messages;password=secret | ROWMQ-UNSUPPORTED | derby",
                "jdbc:h2:mem: | ROWMQ-URL | jdbc:h2:mem:orders",
                "jdbc:h2:messages | ROWMQ-URL | jdbc:h2:./name",
                "jdbc:h2: | ROWMQ-URL | jdbc:h2:./orders",
                "jdbc:h2:./messages;TRACE | ROWMQ-URL | NAME=VALUE",
                "jdbc:h2:./messages;NO_SUCH_SETTING=1 | ROWMQ-URL | NO_SUCH_SETTING",
                "jdbc:h2:mem:x;FILE_LOCK=NO | ROWMQ-OPTION | FILE_LOCK=NO",
                "jdbc:h2:mem:x;MODE=Oracle | ROWMQ-OPTION | MODE=ORACLE",
                "jdbc:h2:mem:x;ACCESS_MODE_DATA=r | ROWMQ-OPTION | ACCESS_MODE_DATA"
            })
    void aUrlThatCannotBeUsedIsRefusedWithARemedy(String url, String code, String part) {
        JMSException refusal = refused(Samples.settings(url));

        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part);
        assertThat(refusal.getMessage()).doesNotContain("secret");
    }

    @Test
    void sharingIsRefusedAsNotSupportedYet() {
        JMSException refusal =
                refused(Samples.settings(url(), null, null, null, Sharing.SHARED, InitializeSchema.EMBEDDED));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-UNSUPPORTED");
        assertThat(refusal).hasMessageContaining("sharing=shared");
    }

    @ParameterizedTest
    @CsvSource({"rowmq; DROP TABLE x, tablePrefix", "'', tablePrefix", "1a, tablePrefix"})
    void aPrefixThatIsNoNameIsRefused(String prefix, String part) {
        JMSException refusal = refused(settings(null, prefix));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
        assertThat(refusal).hasMessageContaining(part).hasMessageContaining(prefix);
    }

    @Test
    void tablesCanBeInASchemaAndHaveAnotherPrefix() throws Exception {
        sql("CREATE SCHEMA queues");
        MessageStore store = provider.open(settings("queues", "mq_"));
        store.start(new RecordingRecorder());
        store.commit(Samples.unit(Samples.send("a")));
        store.close();

        List<String> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                ResultSet rows = connection.getMetaData().getTables(null, "QUEUES", "MQ%", null)) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        assertThat(tables).contains("MQ_MESSAGE", "MQ_DELIVERY", "MQ_SCHEMA");
        provider.open(settings("queues", "mq_")).close();
    }

    @Test
    void settingsThatWouldBreakThePromiseAreOverridden() throws Exception {
        MessageStore store = provider.open(Samples.settings(url() + ";WRITE_DELAY=500;RETENTION_TIME=60000"));
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        } finally {
            store.close();
        }
    }

    @Test
    void allSpellingsOfAFileAreOneDatabase() throws JMSException {
        Path elsewhere = folder.resolve("sub/../messages");

        assertThat(provider.identity(Samples.settings("jdbc:h2:" + elsewhere)))
                .isEqualTo(provider.identity(Samples.settings(url())))
                .isEqualTo(provider.identity(
                        Samples.settings("jdbc:h2:file:" + folder.resolve("messages;TRACE_LEVEL_FILE=0"))))
                .isNotEqualTo(provider.identity(Samples.settings("jdbc:h2:mem:messages")))
                .isNotEqualTo(provider.identity(settings(null, "other_")));
    }

    private StoreSettings settings(String schema, String prefix) {
        return new StoreSettings(
                url(),
                null,
                null,
                null,
                Durability.DISK,
                Sharing.AUTO,
                schema,
                prefix,
                InitializeSchema.EMBEDDED,
                Clock.systemUTC());
    }
}

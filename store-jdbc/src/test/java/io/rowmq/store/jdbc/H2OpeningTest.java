package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import jakarta.jms.JMSException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with an H2 database that is to be opened, and what its user is told. */
class H2OpeningTest extends OpeningContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:h2:" + folder.resolve("messages");
    }

    private Path file() {
        return folder.resolve("messages.mv.db");
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
    void aFileThatIsShorterThanTheHeaderOfADatabaseIsNoDatabaseEither() throws Exception {
        Files.writeString(file(), "a letter");

        assertThat(refused(Samples.settings(url())).getErrorCode()).isEqualTo("ROWMQ-FOREIGN-FILE");
        assertThat(file()).hasContent("a letter");
    }

    @Test
    void anEncryptedDatabaseSaysWhatItsPasswordIsMadeOf() {
        JMSException refusal = refused(Samples.settings(url() + ";CIPHER=AES"));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-CREDENTIALS");
        assertThat(refusal).hasMessageContaining("that of the file");
    }

    @Test
    void aMissingSchemaIsNamedWithTheRemedy() {
        JMSException refusal = refused(settings("shop", "rowmq_"));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("create the schema shop");
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
                "jdbc:mysql://root:secret@localhost/messages | ROWMQ-UNSUPPORTED | jdbc:mysql:",
                "jdbc:h2:messages;PASSWORD=secret | ROWMQ-URL | jdbc:h2:messages",
                "jdbc:h2:;PASSWORD=secret | ROWMQ-URL | jdbc:h2:./orders",
                "jdbc:h2:./messages;PASSWORD=secret;TRACE | ROWMQ-URL | NAME=VALUE",
                "jdbc:postgresql://localhost:port/x?user=u&password=secret | ROWMQ-URL | org.postgresql:postgresql",
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
        assertThat(stackOf(refusal)).doesNotContain("secret");
    }

    private static String stackOf(Throwable failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }

    @Test
    void userAndPasswordMayBeInTheUrl() throws Exception {
        provider.open(Samples.settings(url() + ";USER=shop;PASSWORD=secret")).close();

        provider.open(Samples.settings(url(), null, "shop", "secret", Sharing.AUTO, InitializeSchema.EMBEDDED))
                .close();
        assertThat(refused(Samples.settings(url() + ";USER=shop;PASSWORD=wrong"))
                        .getErrorCode())
                .isEqualTo("ROWMQ-CREDENTIALS");
    }

    @Test
    void whichDriverIsMissingIsSaidWithoutThePassword() throws Exception {
        String missing = "jdbc:postgresql://localhost/orders?user=shop&password=secret";
        Driver driver = DriverManager.getDriver(missing);
        DriverManager.deregisterDriver(driver);
        try {
            JMSException refusal = refused(Samples.settings(missing));

            assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-URL");
            assertThat(refusal)
                    .hasMessageContaining("jdbc:postgresql://localhost/orders")
                    .hasMessageContaining("add org.postgresql:postgresql");
            assertThat(stackOf(refusal)).doesNotContain("secret");
        } finally {
            DriverManager.registerDriver(driver);
        }
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
}

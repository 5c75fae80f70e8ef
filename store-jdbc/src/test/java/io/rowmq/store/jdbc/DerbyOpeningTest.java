package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a Derby database that is to be opened, and what its user is told. */
class DerbyOpeningTest extends OpeningContract {

    private static final AtomicInteger USERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private final int user = USERS.incrementAndGet();

    @Override
    String url() {
        return "jdbc:derby:" + database() + ";create=true;user=test" + user;
    }

    @Override
    String newSchema() {
        return "queues" + user;
    }

    private static Path database() {
        return folder.resolve("messages");
    }

    private static StoreSettings durable(Durability durability, String url) {
        return new StoreSettings(
                url,
                null,
                null,
                null,
                durability,
                Sharing.AUTO,
                null,
                "rowmq_",
                InitializeSchema.EMBEDDED,
                Clock.systemUTC());
    }

    @Test
    void closingGivesUpTheLockAndLeavesOtherDatabasesAlone() throws Exception {
        String elsewhere = "jdbc:derby:memory:elsewhere;create=true";
        try (Connection other = DriverManager.getConnection(elsewhere);
                Statement statement = other.createStatement()) {
            MessageStore store = provider.open(with(InitializeSchema.EMBEDDED));
            assertThat(database().resolve("db.lck")).exists();

            store.close();

            assertThat(database().resolve("db.lck")).doesNotExist();
            try (ResultSet rows = statement.executeQuery("VALUES 1")) {
                assertThat(rows.next()).isTrue();
            }
            DriverManager.getConnection(elsewhere).close();
        }
    }

    @Test
    void theLastStoreOnADatabaseShutsItDown() throws Exception {
        MessageStore first = provider.open(settings(null, "first_"));
        MessageStore second = provider.open(settings(null, "second_"));
        second.start(new RecordingRecorder());

        first.close();

        second.commit(Samples.unit(Samples.send("a")));
        assertThat(database().resolve("db.lck")).exists();
        second.close();
        assertThat(database().resolve("db.lck")).doesNotExist();
    }

    @Test
    void aDatabaseThatAnotherProcessHasOpenIsRefused() throws Exception {
        String url = "jdbc:derby:" + folder.resolve("locked");
        try (OtherProcess other = OtherProcess.open(url)) {
            JMSException refusal = refused(Samples.settings(url));

            assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-DATABASE-LOCKED");
            assertThat(refusal).hasMessageContaining(url).hasMessageContaining("another process");
        }
        provider.open(Samples.settings(url)).close();
    }

    @Test
    void aDatabaseThatDoesNotExistIsRefusedWhereNothingMayBeCreated() {
        JMSException refusal = refused(Samples.settings(
                "jdbc:derby:" + folder.resolve("none"), null, null, null, Sharing.AUTO, InitializeSchema.NEVER));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-URL");
        assertThat(refusal).hasMessageContaining("initializeSchema");
    }

    @Test
    void aDirectoryThatHoldsSomethingElseIsRefusedAndLeftAlone() throws Exception {
        Path letters = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(letters.resolve("letter"), "Dear Derby");

        JMSException refusal = refused(Samples.settings("jdbc:derby:" + letters));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-FOREIGN-FILE");
        try (var files = Files.list(letters)) {
            assertThat(files).containsExactly(letters.resolve("letter"));
        }
    }

    @Test
    void aDatabaseInMemoryDoesForWhatNeedNotBeOnDisk() throws JMSException {
        String url = "jdbc:derby:memory:nothing";

        JMSException refusal = refused(durable(Durability.DISK, url));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
        assertThat(refusal).hasMessageContaining("durability=process");
        provider.open(durable(Durability.PROCESS, url)).close();
    }

    @Test
    void aDerbyThatDoesNotSyncIsRefused() {
        System.setProperty("derby.system.durability", "test");
        try {
            JMSException refusal = refused(Samples.settings("jdbc:derby:" + folder.resolve("unsynced")));

            assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
            assertThat(refusal).hasMessageContaining("derby.system.durability=test");
        } finally {
            System.clearProperty("derby.system.durability");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:derby://localhost/messages | ROWMQ-UNSUPPORTED | network server",
                "jdbc:derby:classpath:messages | ROWMQ-PERMISSION | jdbc:derby:orders",
                "jdbc:derby: | ROWMQ-URL | jdbc:derby:orders",
                "jdbc:derby:messages;create | ROWMQ-URL | name=value",
                "jdbc:derby:messages;shutdown=true;password=secret | ROWMQ-OPTION | shutdown",
            })
    void aUrlThatCannotBeUsedIsRefusedWithARemedy(String url, String code, String part) {
        JMSException refusal = refused(Samples.settings(url));

        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part);
        assertThat(refusal.getMessage()).doesNotContain("secret");
    }

    @Test
    void namesThatDifferInCaseMustBeDifferent() {
        JMSException refusal = refused(Samples.settings("jdbc:derby:" + folder.resolve("collated")
                + ";create=true;territory=en_US;collation=TERRITORY_BASED:SECONDARY"));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
        assertThat(refusal).hasMessageContaining("SECONDARY");
    }

    @Test
    void allSpellingsOfADirectoryAreOneDatabase() throws JMSException {
        assertThat(provider.identity(Samples.settings("jdbc:derby:" + folder.resolve("sub/../messages"))))
                .isEqualTo(provider.identity(Samples.settings("jdbc:derby:directory:" + database())))
                .isNotEqualTo(provider.identity(Samples.settings("jdbc:derby:" + folder.resolve("others"))))
                .isNotEqualTo(provider.identity(Samples.settings(url())));
        assertThat(provider.identity(Samples.settings(url())))
                .isEqualTo(provider.identity(Samples.settings(
                        "jdbc:derby:" + database(), null, "Test" + user, null, Sharing.AUTO, InitializeSchema.NEVER)));
    }
}

package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.SharedStore;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a MariaDB database that is to be opened, and what its user is told. */
class MariadbOpeningTest extends OpeningContract {

    private final String url = MariadbDatabases.create();

    @Override
    String url() {
        return url;
    }

    @Override
    String newSchema() {
        return "Queues_" + MariadbDatabases.newName();
    }

    private String database() {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static StoreSettings always(String url) {
        return Samples.settings(url, null, null, null, Sharing.AUTO, InitializeSchema.ALWAYS);
    }

    private StoreSettings alone() {
        return Samples.settings(url, null, null, null, Sharing.EXCLUSIVE, InitializeSchema.ALWAYS);
    }

    @Test
    void tablesAreNotCreatedOnAServerUnlessAskedFor() {
        JMSException refusal = refused(with(InitializeSchema.EMBEDDED));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("mariadb/V1__create.sql").hasMessageContaining("always");
    }

    @Test
    void oneJvmAtATimeHasTheTablesToItself() throws Exception {
        MessageStore first = provider.open(alone());

        JMSException refusal = refused(alone());

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-DATABASE-LOCKED");
        assertThat(refusal)
                .hasMessageContaining("another process (root on 127.0.0.1")
                .hasMessageContaining("rowmq_*");
        provider.open(settings(null, "elsewhere_")).close();
        first.close();
        create();
    }

    @Test
    void aUserWithoutTheRightToCreateTablesCanUseThoseThatExist() throws Exception {
        create();
        String user = "worker_" + database();
        sql("CREATE USER " + user, "GRANT SELECT, INSERT, UPDATE, DELETE ON " + database() + ".* TO " + user);
        String userUrl = url.replace("user=root", "user=" + user);

        SharedStore store = (SharedStore)
                provider.open(Samples.settings(userUrl, null, null, null, Sharing.AUTO, InitializeSchema.NEVER));
        store.start(new RecordingRecorder());
        store.nodes().join("worker", Duration.ofMinutes(1));
        store.commit(Samples.unit(Samples.send("a")));
        assertThat(store.nextId()).isPositive();
        store.close();
        sql("DROP TABLE rowmq_timer", "DELETE FROM rowmq_schema");

        JMSException refusal = refused(always(userUrl));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-PERMISSION");
        assertThat(refusal).hasMessageContaining("CREATE, ALTER");
    }

    @Test
    void tablesWithoutTransactionsAreRefused() throws Exception {
        create();
        sql("ALTER TABLE rowmq_timer ENGINE = Aria");

        JMSException refusal = refused(with(InitializeSchema.NEVER));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("rowmq_timer").hasMessageContaining("Aria");
    }

    @Test
    void namesAreTheSameOnlyToTheLetter() throws Exception {
        List<DestinationRow> rows = new ArrayList<>();
        for (String name : List.of("orders", "Orders", "orders ", "ordérs", "orders\0", "x".repeat(1000), "\ud800")) {
            rows.add(new DestinationRow(rows.size() + 1L, DestinationRow.Kind.QUEUE, name));
        }
        MessageStore store = provider.open(always(url));
        store.start(new RecordingRecorder());
        for (DestinationRow row : rows) {
            store.commit(WorkUnit.declare(List.of(new Declaration.CreateDestination(row)), Effect.NONE));
            store.commit(WorkUnit.declare(
                    List.of(new Declaration.RememberSent(1, row.name(), Long.MAX_VALUE)), Effect.NONE));
        }
        assertThat(store.destinations()).containsExactlyElementsOf(rows);
        assertThat(store.sent(1, List.of("orders", "orders  ", "ORDERS", "orders "), 1))
                .containsExactlyInAnyOrder("orders", "orders ");
        store.close();
    }

    @Test
    void whoIsNotLetInIsToldSo() {
        JMSException database = refused(always(url.replace("/" + database(), "/none")));
        JMSException none = refused(always(url.replace("/" + database(), "/")));
        JMSException user = refused(always(url.replace("user=root", "user=nobody&password=secret")));
        JMSException server = refused(always("jdbc:mariadb://localhost:1/orders?password=secret"));

        assertThat(database.getErrorCode()).isEqualTo("ROWMQ-URL");
        assertThat(database).hasMessageContaining("'none'");
        assertThat(none.getErrorCode()).isEqualTo("ROWMQ-URL");
        assertThat(user.getErrorCode()).isEqualTo("ROWMQ-CREDENTIALS");
        assertThat(server.getErrorCode()).isEqualTo("ROWMQ-CONNECTION");
        assertThat(server).hasMessageContaining("localhost:1/orders").hasMessageContaining("server runs");
        assertThat(server.toString() + user).doesNotContain("secret");
    }

    @Test
    void listsThatTheServerWouldCutAreRefusedWhereSeveralJvmsShareTheTables() throws Exception {
        create();
        String cut = url + "&sessionVariables=group_concat_max_len=1024";

        JMSException refusal = refused(always(cut));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
        assertThat(refusal).hasMessageContaining("group_concat_max_len=1024").hasMessageContaining("exclusive");
        provider.open(Samples.settings(cut, null, null, null, Sharing.EXCLUSIVE, InitializeSchema.NEVER))
                .close();
    }

    @Test
    void whoLostTheTablesToOthersThatShareThemIsToldToStartAgain() throws Exception {
        MessageStore alone = provider.open(alone());
        alone.start(new RecordingRecorder());
        alone.commit(Samples.unit(Samples.send("a")));
        sql("""
                BEGIN NOT ATOMIC
                    FOR found IN (SELECT ID FROM information_schema.PROCESSLIST
                        WHERE DB = DATABASE() AND ID <> CONNECTION_ID()) DO
                        EXECUTE IMMEDIATE CONCAT('KILL ', found.ID);
                    END FOR;
                END""");
        SharedStore sharing = (SharedStore) provider.open(always(url));
        sharing.start(new RecordingRecorder());
        sharing.nodes().join("sharing", Duration.ofMinutes(1));

        assertThatThrownBy(() -> alone.commit(Samples.unit(Samples.send("b")))).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> alone.commit(Samples.unit(Samples.send("c"))))
                .isInstanceOfSatisfying(
                        JMSException.class,
                        refusal -> assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-DATABASE-LOCKED"))
                .hasMessageContaining("start it again");
        sharing.close();
        alone.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mariadb:orders | ROWMQ-URL | jdbc:mariadb://localhost/orders",
                "jdbc:mariadb://one,two/orders | ROWMQ-UNSUPPORTED | one server",
                "jdbc:mariadb:replication://one,two/orders?password=secret | ROWMQ-UNSUPPORTED | one server",
                "jdbc:mariadb:sequential://one/orders | ROWMQ-UNSUPPORTED | one server",
                "jdbc:mariadb://address=(host=one)(port=3306)/orders | ROWMQ-UNSUPPORTED | one server",
                "jdbc:mariadb://one/orders?useAffectedRows=true | ROWMQ-OPTION | useAffectedRows",
                "jdbc:mariadb://one/orders?a=b&useBulkStmts=1 | ROWMQ-OPTION | useBulkStmts",
                "jdbc:mariadb://one/orders?transactionReplay=TRUE | ROWMQ-OPTION | transactionReplay",
                "jdbc:mysql://one/orders | ROWMQ-UNSUPPORTED | jdbc:mariadb:",
            })
    void aUrlThatCannotBeUsedIsRefusedWithARemedy(String wrong, String code, String part) {
        JMSException refusal = refused(Samples.settings(wrong));

        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part);
        assertThat(refusal.getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://Localhost/orders, jdbc:mariadb://localhost:3306/orders?user=me",
        "jdbc:mariadb://[::1]/orders, jdbc:mariadb://[::1]:3306/orders"
    })
    void allSpellingsOfADatabaseAreOne(String one, String other) throws JMSException {
        assertThat(provider.identity(Samples.settings(one)))
                .isEqualTo(provider.identity(Samples.settings(other)))
                .isNotEqualTo(provider.identity(Samples.settings(one.replace("orders", "others"))))
                .isNotEqualTo(provider.identity(Samples.settings(one.replace("orders", "Orders"))));
    }
}

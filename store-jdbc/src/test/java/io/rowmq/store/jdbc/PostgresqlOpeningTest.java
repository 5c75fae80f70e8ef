package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.SharedStore;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.SubscriptionRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a PostgreSQL database that is to be opened, and what its user is told. */
class PostgresqlOpeningTest extends OpeningContract {

    private final String url = PostgresqlServer.newSchema();

    @Override
    String url() {
        return url;
    }

    @Override
    String newSchema() {
        return "Queues_" + schema();
    }

    private String schema() {
        return url.substring(url.lastIndexOf('=') + 1);
    }

    private static StoreSettings always(String url) {
        return Samples.settings(url, null, null, null, Sharing.EXCLUSIVE, InitializeSchema.ALWAYS);
    }

    @Test
    void tablesAreNotCreatedOnAServerUnlessAskedFor() {
        JMSException refusal = refused(with(InitializeSchema.EMBEDDED));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-SCHEMA");
        assertThat(refusal).hasMessageContaining("postgresql/V1__create.sql").hasMessageContaining("always");
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstHasEnded() throws Exception {
        create();
        try (OtherProcess other = OtherProcess.open(url)) {
            JMSException refusal = refused(with(InitializeSchema.ALWAYS));

            assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-DATABASE-LOCKED");
            assertThat(refusal)
                    .hasMessageContaining("another process")
                    .hasMessageContaining("RowMQ on 127.0.0.1")
                    .hasMessageContaining("rowmq_*");
            provider.open(settings(null, "elsewhere_")).close();
        }
        create();
    }

    @Test
    void aUserWithoutTheRightToCreateTablesCanUseThoseThatExist() throws Exception {
        create();
        String user = "worker_" + schema();
        sql(
                "CREATE ROLE " + user + " LOGIN",
                "GRANT USAGE ON SCHEMA " + schema() + " TO " + user,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema() + " TO " + user,
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA " + schema() + " TO " + user);
        String userUrl = url.replace("user=postgres", "user=" + user);

        MessageStore store =
                provider.open(Samples.settings(userUrl, null, null, null, Sharing.EXCLUSIVE, InitializeSchema.NEVER));
        store.start(new RecordingRecorder());
        store.commit(Samples.unit(Samples.send("a")));
        assertThat(store.nextId()).isPositive();
        store.close();
        share(Samples.settings(userUrl, null, null, null, Sharing.SHARED, InitializeSchema.NEVER));
        sql("DROP TABLE rowmq_timer", "DELETE FROM rowmq_schema");

        JMSException refusal = refused(always(userUrl));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-PERMISSION");
        assertThat(refusal).hasMessageContaining("CREATE on the schema");
    }

    private void share(StoreSettings settings) throws JMSException {
        SharedStore store = (SharedStore) provider.open(settings);
        store.start(HandoutRecorder.NONE);
        long node = store.nodes().join("worker", Duration.ofMinutes(1));
        long topic =
                store.registry().destination(DestinationRow.Kind.TOPIC, "news").id();
        SubscriptionRow subscription = store.registry()
                .subscribe(node, new SubscriptionRow(-1, topic, null, "reader", null, false, false))
                .subscription();
        assertThat(store.registry().takeClientId(node, "client")).isTrue();
        store.registry().createTemporary(node, DestinationRow.Kind.QUEUE, "TEMP");
        store.commit(Samples.unit(Samples.send("b")));
        assertThat(store.claims().claim(node, Samples.ORDERS, 1)).hasSize(1);
        store.registry().unsubscribe(node, subscription);
        store.nodes().leave(node);
        assertThat(store.nodes().bury()).isFalse();
        store.close();
    }

    @Test
    void aServerThatDoesNotSyncIsRefusedWhereMessagesAreToSurviveALossOfPower() throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            JMSException refusal = refused(always(server.getJdbcUrl("postgres", "postgres")));

            assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
            assertThat(refusal).hasMessageContaining("fsync=off").hasMessageContaining("durability=process");
        }
    }

    @Test
    void commitsAreSyncedAlsoWhereTheSettingsSayOtherwise() throws Exception {
        MessageStore store = provider.open(always(url + "&options=-c%20synchronous_commit=off"));
        store.start(new RecordingRecorder());
        sql(
                "CREATE TABLE app (id INTEGER)",
                "CREATE TABLE seen (setting TEXT)",
                "CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit'));"
                        + " RETURN NULL; END $$",
                "CREATE CONSTRAINT TRIGGER looking AFTER INSERT ON app DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION look()");

        try (StoreTransaction transaction = store.begin();
                Statement statement = transaction.connection().createStatement()) {
            statement.execute("INSERT INTO app VALUES (1)");
            transaction.commit(Samples.unit(Samples.send("a")));
        }
        store.close();

        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT setting FROM seen")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefused() {
        String database = "latin_" + schema();
        PostgresqlServer.execute(
                "CREATE DATABASE " + database + " ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");

        JMSException refusal = refused(always(url.replace("/postgres?", "/" + database + "?")));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-OPTION");
        assertThat(refusal).hasMessageContaining("LATIN1").hasMessageContaining("UTF8");
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsRefused() {
        JMSException refusal = refused(always(url + "&options=-c%20default_transaction_read_only=on"));

        assertThat(refusal.getErrorCode()).isEqualTo("ROWMQ-PERMISSION");
        assertThat(refusal).hasMessageContaining("primary");
    }

    @Test
    void whoIsNotLetInIsToldSo() {
        JMSException database = refused(always(url.replace("/postgres?", "/none?")));
        JMSException user = refused(always(url.replace("user=postgres", "user=nobody&password=secret")));
        JMSException server = refused(always("jdbc:postgresql://localhost:1/orders?password=secret"));

        assertThat(database.getErrorCode()).isEqualTo("ROWMQ-URL");
        assertThat(database).hasMessageContaining("\"none\"");
        assertThat(user.getErrorCode()).isEqualTo("ROWMQ-CREDENTIALS");
        assertThat(server.getErrorCode()).isEqualTo("ROWMQ-CONNECTION");
        assertThat(server).hasMessageContaining("localhost:1/orders").hasMessageContaining("server runs");
        assertThat(server.toString() + user).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://Localhost/orders, jdbc:postgresql://localhost:5432/orders?user=me",
        "jdbc:postgresql:orders, jdbc:postgresql://localhost/orders",
        "'jdbc:postgresql://a,b:5433/orders', 'jdbc:postgresql://a:5432,b:5433/orders?targetServerType=primary'",
        "jdbc:postgresql://[::1]/orders, jdbc:postgresql://[::1]:5432/orders"
    })
    void allSpellingsOfADatabaseAreOne(String one, String other) throws JMSException {
        assertThat(provider.identity(Samples.settings(one)))
                .isEqualTo(provider.identity(Samples.settings(other)))
                .isNotEqualTo(provider.identity(Samples.settings(one.replace("orders", "others"))))
                .isNotEqualTo(provider.identity(Samples.settings(one + "?currentSchema=x")));
    }
}

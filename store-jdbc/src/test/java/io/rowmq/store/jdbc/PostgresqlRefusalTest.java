package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlRefusalTest extends RefusalContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    String newUrl() {
        return PostgresqlServer.newSchema();
    }

    @Override
    String state(Trouble trouble) {
        return switch (trouble) {
            case CONFLICT -> "40001";
            case DEADLOCK -> "40P01";
            case DISK_FULL -> "53100";
            case NOT_PERMITTED -> "42501";
            case ANYTHING_ELSE -> "XX000";
        };
    }

    @Override
    void refuse(Trouble trouble, int times) throws SQLException {
        sql(
                "CREATE SEQUENCE refused",
                String.format(Locale.ROOT, """
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                            IF nextval('refused') <= %d THEN RAISE EXCEPTION 'by the test' USING ERRCODE = '%s'; END IF;
                            RETURN NEW;
                        END $$""", times, state(trouble)),
                "CREATE TRIGGER refusing BEFORE INSERT ON rowmq_message FOR EACH ROW EXECUTE FUNCTION refuse()");
    }

    @Override
    void refuseNoMore() throws SQLException {
        sql("DROP TRIGGER refusing ON rowmq_message");
    }

    @Override
    String cannotCommit() {
        return "25P02";
    }

    @ParameterizedTest
    @CsvSource({"lock_timeout, 55P03", "statement_timeout, 57014"})
    void whoeverWaitsForLongerThanTheServerAllowsIsToldSo(String setting, String state) throws SQLException {
        String impatient = url + "&options=-c%20" + setting + "=300ms";
        try (JMSContext context = factory(impatient).createContext();
                JMSConsumer consumer = context.createConsumer(QUEUE);
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            send(context, "before");
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE rowmq_message IN ACCESS EXCLUSIVE MODE");

            assertRefused("ROWMQ-BUSY", () -> send(context, "refused"))
                    .hasMessageContaining(state)
                    .hasMessageContaining(setting);
            assertRefused("ROWMQ-BUSY", () -> consumer.receive(PATIENCE.toMillis()));
            other.rollback();

            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("before");
            send(context, "after");
        }
        assertThat(drain()).containsExactly("after");
    }

    @Test
    void aConnectionThatAnAdministratorEndsIsReplaced() throws SQLException {
        try (JMSContext context = factory(url + "&ApplicationName=ended").createContext();
                JMSConsumer consumer = context.createConsumer(QUEUE)) {
            send(context, "before");
            sql("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'ended'");
            send(context, "after");

            await().atMost(PATIENCE)
                    .ignoreException(JMSRuntimeException.class)
                    .until(() -> "before".equals(consumer.receiveBody(String.class, PATIENCE.toMillis())));
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeatable%5C%20read", "serializable"})
    void anIsolationLevelInWhichCommitsOfOthersAreNotSeenIsRefused(String level) {
        RowmqConnectionFactory strict = factory(url + "&options=-c%20default_transaction_isolation=" + level);

        assertRefused("ROWMQ-OPTION", strict::createContext).hasMessageContaining("read committed");
    }
}

package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TransactionRolledBackRuntimeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PostgreSQL refuses to do something: who wanted it is told what kind of thing was in the way, and all else goes on.
 */
class PostgresqlRefusalTest {

    private static final Queue QUEUE = new RowmqQueue("orders");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String url = PostgresqlServer.newSchema();
    private final List<RowmqConnectionFactory> factories = new ArrayList<>();

    @BeforeEach
    void create() {
        RowmqConnectionFactory first = factory(url);
        first.createContext().close();
        // what is open is shared by all factories with the same tables, whatever else is in their URLs
        first.close();
    }

    @AfterEach
    void close() {
        factories.forEach(RowmqConnectionFactory::close);
    }

    private RowmqConnectionFactory factory(String at) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(at);
        factory.setInitializeSchema("always");
        factories.add(factory);
        return factory;
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /**
     * Whatever is inserted as a message meets this error, so many times; a sequence counts what is rolled back, too.
     */
    private void refuse(String state, int times) throws SQLException {
        sql(
                "CREATE SEQUENCE refused",
                String.format(Locale.ROOT, """
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                            IF nextval('refused') <= %d THEN RAISE EXCEPTION 'refused' USING ERRCODE = '%s'; END IF;
                            RETURN NEW;
                        END $$""", times, state),
                "CREATE TRIGGER refusing BEFORE INSERT ON rowmq_message FOR EACH ROW EXECUTE FUNCTION refuse()");
    }

    private static void send(JMSContext context, String text) {
        context.createProducer().send(QUEUE, text);
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        JMSRuntimeException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code));
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

            assertThatThrownBy(() -> send(context, "refused"))
                    .isInstanceOfSatisfying(
                            JMSRuntimeException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-BUSY"))
                    .hasMessageContaining(state)
                    .hasMessageContaining(setting);
            assertCode("ROWMQ-BUSY", () -> consumer.receive(PATIENCE.toMillis()));
            other.rollback();

            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("before");
            send(context, "after");
        }
        assertThat(Drain.texts(factory(url), QUEUE)).containsExactly("after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatTheServerAsksToRepeatIsRepeated(String state) throws SQLException {
        refuse(state, 2);
        try (JMSContext context = factory(url).createContext()) {
            send(context, "text");
        }
        assertThat(Drain.texts(factory(url), QUEUE)).containsExactly("text");
    }

    @ParameterizedTest
    @CsvSource({"40001, ROWMQ-BUSY", "53100, ROWMQ-STORAGE", "42501, ROWMQ-PERMISSION", "XX000, ROWMQ-DATABASE"})
    void aRefusalIsReportedByItsKindAndTheStoreGoesOn(String state, String code) throws SQLException {
        try (JMSContext context = factory(url).createContext();
                JMSContext transacted = factory(url).createContext(JMSContext.SESSION_TRANSACTED)) {
            send(context, "before");
            refuse(state, 1_000);

            assertCode(code, () -> send(context, "refused"));
            send(transacted, "rolled back");
            assertThatThrownBy(transacted::commit)
                    .isInstanceOf(TransactionRolledBackRuntimeException.class)
                    .hasMessageContaining(state);
            sql("DROP TRIGGER refusing ON rowmq_message");

            send(context, "after");
            send(transacted, "at last");
            transacted.commit();
        }
        assertThat(Drain.texts(factory(url), QUEUE)).containsExactly("before", "after", "at last");
    }

    @Test
    void ofTwoTransactionsThatWaitForEachOtherOneIsRolledBackAndCanBeRepeated() throws Exception {
        sql(
                "CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER)",
                "INSERT INTO account VALUES (1, 0), (2, 0)");
        try (RowmqContext one = transacted();
                RowmqContext two = transacted()) {
            pay(one, 1);
            pay(two, 2);
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> finish(one, 2));
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> finish(two, 1));

            assertThat(first.get()).isNotEqualTo(second.get());
            RowmqContext refused = first.get() ? two : one;
            pay(refused, 1);
            assertThat(finish(refused, 2)).isTrue();
        }
        assertThat(Drain.texts(factory(url), QUEUE)).containsExactly("paid", "paid");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT sum(amount) FROM account")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(4);
        }
    }

    private RowmqContext transacted() {
        return (RowmqContext) factory(url).createContext(JMSContext.SESSION_TRANSACTED);
    }

    private static void pay(RowmqContext context, int account) throws SQLException {
        try (Statement statement = context.getJdbcConnection().createStatement()) {
            statement.executeUpdate("UPDATE account SET amount = amount + 1 WHERE id = " + account);
        }
    }

    /** Whether it was committed. */
    private static boolean finish(RowmqContext context, int account) {
        try {
            pay(context, account);
            send(context, "paid");
            context.commit();
            return true;
        } catch (SQLException deadlock) {
            assertThat(deadlock.getSQLState()).isEqualTo("40P01");
            send(context, "never");
            assertThatThrownBy(context::commit)
                    .isInstanceOf(TransactionRolledBackRuntimeException.class)
                    .hasMessageContaining("25P02");
            return false;
        }
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

        assertThatThrownBy(strict::createContext)
                .isInstanceOfSatisfying(
                        JMSRuntimeException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-OPTION"))
                .hasMessageContaining("read committed");
    }
}

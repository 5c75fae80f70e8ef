package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TransactionRolledBackRuntimeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MariaDB refuses to do something: who wanted it is told what kind of thing was in the way, and all else goes on. */
class MariadbRefusalTest {

    private static final Queue QUEUE = new RowmqQueue("orders");

    private final String url = MariadbDatabases.create();
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

    private void sql(String... statements) {
        MariadbDatabases.execute(url, statements);
    }

    /** Whatever is inserted as a message meets this error, so many times; a sequence counts what is undone, too. */
    private void refuse(String state, int number, int times) {
        sql("CREATE SEQUENCE refused", String.format(Locale.ROOT, """
                CREATE TRIGGER refusing BEFORE INSERT ON rowmq_message FOR EACH ROW
                    IF NEXTVAL(refused) <= %d THEN
                        SIGNAL SQLSTATE '%s' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = 'refused';
                    END IF""", times, state, number));
    }

    private static void send(JMSContext context, String text) {
        context.createProducer().send(QUEUE, text);
    }

    private List<String> drain() {
        return Drain.texts(factory(url), QUEUE);
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        JMSRuntimeException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code));
    }

    @Test
    void whoeverWaitsForLongerThanTheServerAllowsIsToldSo() throws SQLException {
        try (JMSContext context = factory(url + "&sessionVariables=innodb_lock_wait_timeout=0")
                        .createContext();
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            send(context, "before");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM rowmq_marker FOR UPDATE");

            assertThatThrownBy(() -> send(context, "refused"))
                    .isInstanceOfSatisfying(
                            JMSRuntimeException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-BUSY"))
                    .hasMessageContaining("innodb_lock_wait_timeout");
            other.rollback();

            send(context, "after");
        }
        assertThat(drain()).containsExactly("before", "after");
    }

    @ParameterizedTest
    @CsvSource({"40001, 1213", "HY000, 1205"})
    void whatTheServerAsksToRepeatIsRepeated(String state, int number) {
        try (JMSContext context = factory(url).createContext()) {
            refuse(state, number, 2);
            send(context, "text");
        }
        assertThat(drain()).containsExactly("text");
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 1213, ROWMQ-BUSY",
        "HY000, 1114, ROWMQ-STORAGE",
        "42000, 1142, ROWMQ-PERMISSION",
        "45000, 1644, ROWMQ-DATABASE"
    })
    void aRefusalIsReportedByItsKindAndTheStoreGoesOn(String state, int number, String code) {
        try (JMSContext context = factory(url).createContext();
                JMSContext transacted = factory(url).createContext(JMSContext.SESSION_TRANSACTED)) {
            send(context, "before");
            refuse(state, number, 1_000);

            assertCode(code, () -> send(context, "refused"));
            send(transacted, "rolled back");
            assertThatThrownBy(transacted::commit)
                    .isInstanceOf(TransactionRolledBackRuntimeException.class)
                    .hasMessageContaining("refused");
            sql("DROP TRIGGER refusing");

            send(context, "after");
            send(transacted, "at last");
            transacted.commit();
        }
        assertThat(drain()).containsExactly("before", "after", "at last");
    }

    @Test
    void whatIsLargerThanAPacketIsRefusedAndTheStoreGoesOn() {
        try (JMSContext context = factory(url + "&maxAllowedPacket=4194304").createContext()) {
            String large = "x".repeat(5 << 20);
            assertThatThrownBy(() ->
                            context.createProducer().setProperty("large", large).send(QUEUE, "refused"))
                    .isInstanceOfSatisfying(
                            JMSRuntimeException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-VALUE"))
                    .hasMessageContaining("max_allowed_packet");
            send(context, large);
        }
        assertThat(drain()).singleElement().asString().hasSize(5 << 20);
    }

    @Test
    void ofTwoTransactionsThatWaitForEachOtherOneIsUndoneAsAWholeAndCanBeRepeated() throws Exception {
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
            RowmqContext undone = first.get() ? two : one;
            pay(undone, 1);
            assertThat(finish(undone, 2)).isTrue();
        }
        assertThat(drain()).containsExactly("paid", "paid");
        assertThat(amount()).isEqualTo(4);
    }

    private int amount() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT SUM(amount) FROM account")) {
            rows.next();
            return rows.getInt(1);
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
            assertThat(deadlock.getSQLState()).isEqualTo("40001");
            send(context, "never");
            assertThatThrownBy(context::commit)
                    .isInstanceOf(TransactionRolledBackRuntimeException.class)
                    .hasMessageContaining("victim of a deadlock");
            return false;
        }
    }

    /** It undoes the statement alone, as MariaDB is shipped; the application decides what becomes of the rest. */
    @Test
    void aStatementOfTheApplicationThatWaitsTooLongUndoesItselfOnly() throws SQLException {
        sql(
                "CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER)",
                "INSERT INTO account VALUES (1, 0), (2, 0)");
        try (RowmqContext context = transacted();
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE account SET amount = 7 WHERE id = 2");
            pay(context, 1);
            try (Statement own = context.getJdbcConnection().createStatement()) {
                own.execute("SET innodb_lock_wait_timeout = 0");
            }
            assertThatThrownBy(() -> pay(context, 2)).isInstanceOf(SQLException.class);
            other.rollback();
            send(context, "paid");
            context.commit();
        }
        assertThat(drain()).containsExactly("paid");
        assertThat(amount()).isEqualTo(1);
    }
}

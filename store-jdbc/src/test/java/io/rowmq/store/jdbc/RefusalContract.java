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
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server refuses to do something: who wanted it is told what kind of thing was in the way, and all else goes on. */
abstract class RefusalContract {

    static final Queue QUEUE = new RowmqQueue("orders");

    /** What a server may refuse something for, and the error code of who wanted it. */
    enum Trouble {
        /** To be repeated. */
        CONFLICT("ROWMQ-BUSY"),
        /** To be repeated. */
        DEADLOCK("ROWMQ-BUSY"),
        DISK_FULL("ROWMQ-STORAGE"),
        NOT_PERMITTED("ROWMQ-PERMISSION"),
        ANYTHING_ELSE("ROWMQ-DATABASE");

        final String code;

        Trouble(String code) {
            this.code = code;
        }
    }

    final String url = newUrl();
    private final List<RowmqConnectionFactory> factories = new ArrayList<>();

    /** An empty database, or an empty schema of one. */
    abstract String newUrl();

    /** The SQLSTATE of it. */
    abstract String state(Trouble trouble);

    /** Whatever is inserted as a message meets this trouble, so many times; that it is undone does not count. */
    abstract void refuse(Trouble trouble, int times) throws SQLException;

    /** Nothing is refused any more. */
    abstract void refuseNoMore() throws SQLException;

    /** What says why a transaction cannot be committed that has met a deadlock. */
    abstract String cannotCommit();

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

    RowmqConnectionFactory factory(String at) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(at);
        factory.setInitializeSchema("always");
        factories.add(factory);
        return factory;
    }

    RowmqContext transacted() {
        return (RowmqContext) factory(url).createContext(JMSContext.SESSION_TRANSACTED);
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    static void send(JMSContext context, String text) {
        context.createProducer().send(QUEUE, text);
    }

    List<String> drain() {
        return Drain.texts(factory(url), QUEUE);
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String code, ThrowingCallable deed) {
        return assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        JMSRuntimeException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "DEADLOCK"})
    void whatTheServerAsksToRepeatIsRepeated(Trouble trouble) throws SQLException {
        refuse(trouble, 2);
        try (JMSContext context = factory(url).createContext()) {
            send(context, "text");
        }
        assertThat(drain()).containsExactly("text");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsReportedByItsKindAndTheStoreGoesOn(Trouble trouble) throws SQLException {
        try (JMSContext context = factory(url).createContext();
                JMSContext transacted = transacted()) {
            send(context, "before");
            refuse(trouble, 1_000);

            assertRefused(trouble.code, () -> send(context, "refused"));
            send(transacted, "rolled back");
            assertThatThrownBy(transacted::commit)
                    .isInstanceOf(TransactionRolledBackRuntimeException.class)
                    .hasMessageContaining(state(trouble));
            refuseNoMore();

            send(context, "after");
            send(transacted, "at last");
            transacted.commit();
        }
        assertThat(drain()).containsExactly("before", "after", "at last");
    }

    @Test
    void ofTwoTransactionsThatWaitForEachOtherOneIsUndoneAsAWholeAndCanBeRepeated() throws Exception {
        openAccounts();
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

    /** Two accounts of the application, without anything on them. */
    void openAccounts() throws SQLException {
        sql(
                "CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER)",
                "INSERT INTO account VALUES (1, 0), (2, 0)");
    }

    static void pay(RowmqContext context, int account) throws SQLException {
        try (Statement statement = context.getJdbcConnection().createStatement()) {
            statement.executeUpdate("UPDATE account SET amount = amount + 1 WHERE id = " + account);
        }
    }

    /** What is on both accounts. */
    int amount() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT SUM(amount) FROM account")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Whether it was committed. */
    private boolean finish(RowmqContext context, int account) {
        try {
            pay(context, account);
            send(context, "paid");
            context.commit();
            return true;
        } catch (SQLException deadlock) {
            assertThat(deadlock.getSQLState()).isEqualTo(state(Trouble.DEADLOCK));
            send(context, "never");
            assertThatThrownBy(context::commit)
                    .isInstanceOf(TransactionRolledBackRuntimeException.class)
                    .hasMessageContaining(cannotCommit());
            return false;
        }
    }
}

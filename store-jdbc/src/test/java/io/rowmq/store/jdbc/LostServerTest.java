package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import io.rowmq.store.jdbc.wire.Fault;
import io.rowmq.store.jdbc.wire.Wire;
import io.rowmq.store.jdbc.wire.WireProxy;
import io.rowmq.store.jdbc.wire.WireProxy.Trap;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JVMs that share a server, when the way to it is lost for a while, or goes silent. */
class LostServerTest {

    private static final Queue QUEUE = new RowmqQueue("orders");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Predicate<String> CLAIM =
            statement -> statement.startsWith("UPDATE") && statement.contains("state = 'CLAIMED'");
    private static final Predicate<String> COMMIT = "COMMIT"::equals;
    private static final Predicate<String> LISTEN = statement -> statement.startsWith("LISTEN");

    private final String url = PostgresqlServer.newSchema();
    private final WireProxy proxy = new WireProxy(Wire.POSTGRESQL, PostgresqlServer.port());
    /** Reaches the server through the proxy. */
    private final RowmqConnectionFactory factory = factory(proxy.through(url) + "&socketTimeout=2");
    /** Reaches the server by itself, and counts as another JVM. */
    private final RowmqConnectionFactory other = factory(url);

    private static RowmqConnectionFactory factory(String url) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
        factory.setInitializeSchema("always");
        factory.setMaxDeliveries(-1);
        factory.setLease(60_000);
        return factory;
    }

    @BeforeEach
    void create() {
        factory.createContext().close();
    }

    @AfterEach
    void close() throws IOException {
        proxy.clear();
        proxy.up();
        factory.close();
        other.close();
        proxy.close();
    }

    private RowmqContext transacted() {
        return (RowmqContext) factory.createContext(JMSContext.SESSION_TRANSACTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER", "FREEZE_AFTER"})
    void aSendReturnsWhenItIsKnownToBeThereOnce(Fault fault) {
        try (JMSContext context = factory.createContext()) {
            Trap trap = proxy.set(fault, COMMIT);
            context.createProducer().send(QUEUE, "first");
            assertThat(trap.sprung()).isTrue();
            context.createProducer().send(QUEUE, "second");
        }
        assertThat(Drain.texts(other, QUEUE)).containsExactly("first", "second");
    }

    @Test
    void sessionsWaitForAServerThatComesBackSoon() {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (JMSContext context = factory.createContext();
                JMSContext listening = factory.createContext();
                JMSConsumer consumer = listening.createConsumer(QUEUE)) {
            consumer.setMessageListener(message -> complete(received, message));
            proxy.down();
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> context.createProducer().send(QUEUE, "meanwhile"));
            await().atMost(PATIENCE).until(() -> proxy.refused() > 1);
            assertThat(sent).isNotDone();
            proxy.up();

            assertThat(sent).succeedsWithin(PATIENCE);
            assertThat(received).succeedsWithin(PATIENCE).isEqualTo("meanwhile");
        }
    }

    private static void complete(CompletableFuture<String> received, jakarta.jms.Message message) {
        try {
            received.complete(message.getBody(String.class));
        } catch (JMSException failure) {
            received.completeExceptionally(failure);
        }
    }

    @Test
    void theExceptionListenerIsToldAndTheListenerGoesOn() {
        List<JMSException> told = new CopyOnWriteArrayList<>();
        CompletableFuture<String> received = new CompletableFuture<>();
        try (JMSContext listening = factory.createContext();
                JMSConsumer consumer = listening.createConsumer(QUEUE)) {
            listening.setExceptionListener(told::add);
            consumer.setMessageListener(message -> complete(received, message));
            Trap trap = proxy.set(Fault.CUT_AFTER, CLAIM);
            try (JMSContext sending = other.createContext()) {
                sending.createProducer().send(QUEUE, "hello");
            }

            assertThat(received).succeedsWithin(PATIENCE).isEqualTo("hello");
            assertThat(trap.sprung()).isTrue();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told)
                            .extracting(JMSException::getErrorCode)
                            .containsExactly("ROWMQ-CONNECTION"));
        }
        assertThat(Drain.texts(other, QUEUE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER", "FREEZE_AFTER"})
    void aClaimWhoseAnswerIsLostIsNotLostItself(Fault fault) {
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(QUEUE)) {
            context.createProducer().send(QUEUE, "text");
            proxy.set(fault, CLAIM);

            assertThatThrownBy(() -> consumer.receive(PATIENCE.toMillis()))
                    .isInstanceOfSatisfying(
                            JMSRuntimeException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-CONNECTION"));
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("text");
        }
        assertThat(Drain.texts(other, QUEUE)).isEmpty();
    }

    @Test
    void whoeverListensForHintsDoesSoAgainAndAgain() {
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(QUEUE);
                JMSContext sending = other.createContext()) {
            for (int cuts = 1; cuts <= 6; cuts++) {
                int listened = cuts;
                await().atMost(PATIENCE).until(() -> proxy.count(LISTEN) == listened);
                // it is known to work when it has looked for other JVMs
                int lookedAround = cuts;
                await().atMost(PATIENCE)
                        .until(() ->
                                proxy.count(s -> s.contains("COUNT(*)") && s.contains("rowmq_node")) >= lookedAround);
                proxy.cut(LISTEN);
            }
            sending.createProducer().send(QUEUE, "text");
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("text");
        }
    }

    @Test
    void aTransactionOutlivesTheLossOfConnectionsThatItDoesNotUse() throws SQLException {
        try (RowmqContext context = transacted();
                JMSContext reading = factory.createContext();
                JMSConsumer consumer = reading.createConsumer(QUEUE)) {
            execute(context, "CREATE TABLE work (id INTEGER)");
            context.commit();
            execute(context, "INSERT INTO work VALUES (1)");
            proxy.set(Fault.CUT_BEFORE, CLAIM);
            try (JMSContext sending = other.createContext()) {
                sending.createProducer().send(QUEUE, "elsewhere");
            }
            assertThatThrownBy(() -> consumer.receive(PATIENCE.toMillis())).isInstanceOf(JMSRuntimeException.class);
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("elsewhere");

            context.createProducer().send(QUEUE, "here");
            context.commit();
            execute(context, "INSERT INTO work VALUES (2)");
            context.commit();
            try (Statement statement = context.getJdbcConnection().createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM work")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
        assertThat(Drain.texts(other, QUEUE)).containsExactly("here");
    }

    private static void execute(RowmqContext context, String sql) throws SQLException {
        try (Statement statement = context.getJdbcConnection().createStatement()) {
            statement.execute(sql);
        }
    }
}

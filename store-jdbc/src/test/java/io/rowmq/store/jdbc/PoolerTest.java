package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.policy.Sharing;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs behind PgBouncer in transaction mode, which gives each transaction the session that is free. */
class PoolerTest {

    private static final Queue QUEUE = new RowmqQueue("orders");
    private static final Topic TOPIC = new RowmqTopic("news");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 100;

    private final String direct = PostgresqlServer.newSchema();
    private final String schema = direct.substring(direct.lastIndexOf('=') + 1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private Pooler pooler;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> program = Pooler.program();
        assumeTrue(program.isPresent(), "there is no pgbouncer on the path; Debian's package has that name");
        pooler = Pooler.start(program.orElseThrow(), directory, PostgresqlServer.port());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (pooler != null) {
            pooler.close();
        }
    }

    private RowmqConnectionFactory factory(String url) {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
        factory.setInitializeSchema("always");
        factory.setSchema(schema);
        open.add(factory);
        return factory;
    }

    /** Two that count as different JVMs. */
    private RowmqConnectionFactory one() {
        return factory(pooler.url() + "&prepareThreshold=0");
    }

    private RowmqConnectionFactory other() {
        return factory(PostgresqlServer.url());
    }

    @Test
    void messagesGoBothWaysOnceWithRowsInTheSameTransaction() throws SQLException {
        try (RowmqContext passing = (RowmqContext) one().createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer in = passing.createConsumer(QUEUE);
                JMSContext context = other().createContext();
                JMSConsumer out = context.createConsumer(new RowmqQueue("out"))) {
            execute(passing, "CREATE TABLE " + schema + ".work (id INTEGER)");
            passing.commit();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> IntStream.range(0, MESSAGES)
                    .forEach(i -> context.createProducer().send(QUEUE, Integer.toString(i))));
            for (int i = 0; i < MESSAGES; i++) {
                if (i % 10 == 7) {
                    pass(in, passing);
                    passing.rollback();
                }
                pass(in, passing);
                passing.commit();
            }
            sent.join();
            List<String> received = IntStream.range(0, MESSAGES)
                    .mapToObj(i -> out.receiveBody(String.class, PATIENCE.toMillis()))
                    .toList();
            assertThat(received).doesNotHaveDuplicates().doesNotContainNull().hasSize(MESSAGES);
            assertThat(out.receiveNoWait()).isNull();
        }
        assertThat(number("SELECT COUNT(DISTINCT id) * 1000 + COUNT(*) FROM work"))
                .isEqualTo(MESSAGES * 1000 + MESSAGES);
    }

    @Test
    void topicsAndTemporaryQueuesReachAcrossJvms() {
        try (JMSContext one = one().createContext();
                JMSContext other = other().createContext();
                JMSConsumer reader = one.createConsumer(TOPIC);
                JMSConsumer requests = one.createConsumer(QUEUE)) {
            other.createProducer().send(TOPIC, "published");
            assertThat(reader.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("published");

            TemporaryQueue replies = one.createTemporaryQueue();
            other.createProducer().send(replies, "reply");
            assertThat(one.createConsumer(replies).receiveBody(String.class, PATIENCE.toMillis()))
                    .isEqualTo("reply");
            other.createProducer().send(QUEUE, "request");
            assertThat(requests.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("request");
        }
    }

    @Test
    void noSessionIsLeftListening() throws SQLException {
        try (JMSContext one = one().createContext();
                JMSContext other = other().createContext();
                JMSConsumer consumer = one.createConsumer(QUEUE)) {
            other.createProducer().send(QUEUE, "text");
            assertThat(consumer.receiveBody(String.class, PATIENCE.toMillis())).isEqualTo("text");
        }
        try (Connection through = DriverManager.getConnection(pooler.url() + "&prepareThreshold=0");
                Statement statement = through.createStatement()) {
            for (int session = 0; session < 20; session++) {
                assertThat(statement
                                .executeQuery("SELECT 1 FROM pg_listening_channels()")
                                .next())
                        .isFalse();
            }
        }
    }

    @Test
    void exclusiveUseIsRefused() {
        RowmqConnectionFactory factory = one();
        factory.setSharing(Sharing.EXCLUSIVE.name());

        assertThatThrownBy(factory::createContext)
                .isInstanceOfSatisfying(
                        JMSRuntimeException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-POOLER"))
                .hasMessageContaining("sharing=shared");
    }

    @Test
    void preparedStatementsThatAreNotThereAreExplained() {
        RowmqConnectionFactory factory = factory(pooler.url() + "&prepareThreshold=1");

        assertThatThrownBy(() -> {
                    try (JMSContext context = factory.createContext()) {
                        for (int i = 0; i < MESSAGES; i++) {
                            context.createProducer().send(QUEUE, "text");
                        }
                    }
                })
                .isInstanceOfSatisfying(
                        JMSRuntimeException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("ROWMQ-POOLER"))
                .hasMessageContaining("prepareThreshold=0");
    }

    private void pass(JMSConsumer in, RowmqContext context) throws SQLException {
        String text = in.receiveBody(String.class, PATIENCE.toMillis());
        execute(context, "INSERT INTO " + schema + ".work VALUES (" + text + ")");
        context.createProducer().send(new RowmqQueue("out"), text);
    }

    private static void execute(RowmqContext context, String sql) throws SQLException {
        try (Statement statement = context.getJdbcConnection().createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

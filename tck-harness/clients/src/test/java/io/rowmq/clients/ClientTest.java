package io.rowmq.clients;

import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base of all tests: RowMQ on an H2 file of its own for each of them. */
public abstract class ClientTest {

    /** How long a test waits for what must happen before it fails. */
    protected static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where the client under test gets its connections. */
    protected @Nullable RowmqConnectionFactory factory;

    @TempDir
    private @Nullable Path directory;

    private @Nullable CountedDataSource database;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @BeforeEach
    final void open() {
        database = new CountedDataSource("jdbc:h2:file:" + directory.resolve("rowmq"));
        factory = closeLater(new RowmqConnectionFactory(database.dataSource()));
        // It is one query in a while, whether there are clients or not, and would be counted as theirs.
        factory.setOutboxPoll(0);
    }

    @AfterEach
    final void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** Sees to it that something is closed when the test is over, before what was opened earlier. */
    protected final <T extends AutoCloseable> T closeLater(T resource) {
        open.push(resource);
        return resource;
    }

    /** How often the database has been asked for something. */
    protected final long databaseCalls() {
        return database.calls();
    }

    /** Sends text messages to a queue. */
    protected final void send(String queue, String... texts) {
        try (JMSContext context = factory.createContext()) {
            for (String text : texts) {
                context.createProducer().send(new RowmqQueue(queue), text);
            }
        }
    }

    /** Takes everything that a queue can deliver now. */
    protected final List<String> drain(String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (JMSContext context = factory.createContext()) {
            var consumer = context.createConsumer(new RowmqQueue(queue));
            for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
                texts.add(next.getBody(String.class));
            }
        }
        return texts;
    }

    /** The numbers from 0 as texts. */
    protected static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Waits until an assertion holds. */
    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(assertion);
    }

    /** Makes the application's own table. */
    protected final void createTable() throws SQLException {
        try (RowmqContext context = transacted();
                Statement statement = context.getJdbcConnection().createStatement()) {
            statement.execute("CREATE TABLE work (text VARCHAR(100))");
        }
    }

    private RowmqContext transacted() {
        return (RowmqContext) factory.createContext(JMSContext.SESSION_TRANSACTED);
    }

    /** Writes a row of the application's own table on a connection. */
    protected static void insertRow(Connection connection, String text) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO work VALUES (?)")) {
            insert.setString(1, text);
            insert.executeUpdate();
        }
    }

    /** What is in the application's own table. */
    protected final Collection<String> rows() throws SQLException {
        try (RowmqContext context = transacted();
                Statement statement = context.getJdbcConnection().createStatement();
                ResultSet result = statement.executeQuery("SELECT text FROM work")) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}

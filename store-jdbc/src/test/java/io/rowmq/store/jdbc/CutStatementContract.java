package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import io.rowmq.policy.Sharing;
import io.rowmq.store.jdbc.wire.Fault;
import io.rowmq.store.jdbc.wire.WireProxy;
import io.rowmq.store.jdbc.wire.WireProxy.Trap;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A transaction receives and sends a message, and writes a row. It is done again and again, and each time the
 * connection is cut at another of its statements, until it has been at all that were seen.
 */
abstract class CutStatementContract {

    private static final Queue IN = new RowmqQueue("in");
    static final Queue OUT = new RowmqQueue("out");
    private static final long PATIENCE_MILLIS = 30_000;
    private static final int MOST_POINTS = 200;
    private static final int MOST_ATTEMPTS = 10;

    private String url;
    WireProxy proxy;
    RowmqConnectionFactory factory;

    /** The URL of an empty database, or schema of one. */
    abstract String newUrl();

    /** Stands before the server. */
    abstract WireProxy newProxy();

    @BeforeEach
    void create() {
        url = newUrl();
        proxy = newProxy();
        factory = new RowmqConnectionFactory(proxy.through(url));
        factory.setInitializeSchema("always");
        factory.setMaxDeliveries(-1);
    }

    @AfterEach
    void close() throws IOException {
        proxy.clear();
        factory.close();
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SHARED, CUT_BEFORE, false",
        "SHARED, CUT_AFTER, false",
        "SHARED, CUT_WITHIN, false",
        "SHARED, CUT_BEFORE, true",
        "SHARED, CUT_AFTER, true",
        "EXCLUSIVE, CUT_BEFORE, false",
        "EXCLUSIVE, CUT_AFTER, false",
        "EXCLUSIVE, CUT_BEFORE, true",
        "EXCLUSIVE, CUT_AFTER, true",
        "EXCLUSIVE, CUT_WITHIN, true"
    })
    void nothingIsLostOrDoubledWhereverTheConnectionIsCut(Sharing sharing, Fault fault, boolean writing)
            throws SQLException {
        factory.setSharing(sharing.name());
        List<String> sent = new ArrayList<>();
        Set<Point> known = new HashSet<>();
        Set<Point> cut = new HashSet<>();
        try (JMSContext sending = factory.createContext();
                RowmqContext context = transacted();
                JMSConsumer consumer = context.createConsumer(IN)) {
            sql("CREATE TABLE done (number INTEGER)");
            Deque<Point> points = new ArrayDeque<>(List.of(Point.NONE));
            while (!points.isEmpty() && sent.size() < MOST_POINTS) {
                Point point = points.remove();
                String number = Integer.toString(sent.size() + 1);
                sent.add(number);
                sending.createProducer().send(IN, number);

                int before = proxy.executed().size();
                Trap trap = proxy.set(fault, point.occurrence(), point::fits);
                process(context, consumer, number, writing);
                proxy.clear();
                if (trap.sprung()) {
                    cut.add(point);
                } else {
                    List<String> statements = proxy.executed();
                    Point.in(statements.subList(before, statements.size())).stream()
                            .filter(known::add)
                            .forEach(points::add);
                }
            }
            assertThat(points).isEmpty();
        }
        assertThat(cut).extracting(Point::shape).contains("COMMIT").anyMatch(shape -> shape.contains("marker"));
        assertThat(Drain.texts(factory, OUT)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(Drain.texts(factory, IN)).isEmpty();
        if (writing) {
            assertThat(rows()).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SHARED, CUT_BEFORE, CUT_WITHIN",
        "SHARED, CUT_AFTER, CUT_BEFORE",
        "EXCLUSIVE, CUT_BEFORE, CUT_AFTER",
        "EXCLUSIVE, CUT_WITHIN, CUT_BEFORE"
    })
    void theTruthOfACommitIsToldThoughItsOwnConnectionIsCutToo(Sharing sharing, Fault inCommit, Fault inMarker) {
        factory.setSharing(sharing.name());
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(OUT, "first");
            Trap commit = proxy.set(inCommit, "COMMIT"::equals);
            Trap marker = proxy.set(inMarker, CutStatementContract::readsTheMarker);
            context.createProducer().send(OUT, "second");
            assertThat(commit.sprung()).isTrue();
            assertThat(marker.sprung()).isTrue();
            context.createProducer().send(OUT, "third");
        }
        assertThat(Drain.texts(factory, OUT)).containsExactly("first", "second", "third");
    }

    /** Writing the marker does not select its number. */
    private static boolean readsTheMarker(String statement) {
        return statement.contains("marker") && (statement.contains("SELECT number") || statement.contains("m.number"));
    }

    /** One of the statements of a transaction. */
    private record Point(String shape, int occurrence) {

        private static final Point NONE = new Point("none", 1);

        /** Those of a transaction that nothing has befallen. */
        private static List<Point> in(List<String> statements) {
            Map<String, Integer> occurrences = new HashMap<>();
            return statements.stream()
                    .filter(Point::ofATransaction)
                    .map(Point::shapeOf)
                    .map(shape -> new Point(shape, occurrences.merge(shape, 1, Integer::sum)))
                    .toList();
        }

        /** What JVMs do now and then in any case. */
        private static boolean ofATransaction(String statement) {
            return !statement.contains("lease_until")
                    && !statement.contains("SELECT 'QUEUE'")
                    && !statement.contains("_outbox");
        }

        /** Without what differs from one execution to the next. */
        private static String shapeOf(String statement) {
            return statement.replaceAll("\\d+|'[^']*'", "?");
        }

        private boolean fits(String statement) {
            return ofATransaction(statement) && shapeOf(statement).equals(shape);
        }
    }

    RowmqContext transacted() {
        return (RowmqContext) factory.createContext(JMSContext.SESSION_TRANSACTED);
    }

    /** Tries until a transaction says that it is committed, as applications do. */
    private static void process(RowmqContext context, JMSConsumer consumer, String number, boolean writing) {
        int count = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                Message message = consumer.receive(PATIENCE_MILLIS);
                assertThat(message).as("after %s attempts", attempt).isNotNull();
                assertThat(message.getBody(String.class)).isEqualTo(number);
                assertThat(message.getJMSRedelivered()).isEqualTo(message.getIntProperty("JMSXDeliveryCount") > 1);
                assertThat(message.getIntProperty("JMSXDeliveryCount")).isGreaterThan(count);
                count = message.getIntProperty("JMSXDeliveryCount");
                if (writing) {
                    try (Statement statement = context.getJdbcConnection().createStatement()) {
                        statement.execute("INSERT INTO done VALUES (" + number + ")");
                    }
                }
                context.createProducer().send(OUT, number);
                context.commit();
                return;
            } catch (JMSException | JMSRuntimeException | SQLException failure) {
                assertThat(attempt)
                        .as("attempts, the last of which ended with %s", failure)
                        .isLessThan(MOST_ATTEMPTS);
                context.rollback();
            }
        }
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT number FROM done")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}

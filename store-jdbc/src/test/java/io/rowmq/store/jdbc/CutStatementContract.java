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
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A transaction receives and sends a message, and writes a row. It is done again and again, and each time the
 * connection is cut one statement later, until it gets through without meeting the fault.
 */
abstract class CutStatementContract {

    private static final Queue IN = new RowmqQueue("in");
    private static final Queue OUT = new RowmqQueue("out");
    private static final long PATIENCE_MILLIS = 30_000;
    private static final int MOST_STATEMENTS = 100;
    private static final int MOST_ATTEMPTS = 10;

    private String url;
    private WireProxy proxy;
    private RowmqConnectionFactory factory;

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
        "SHARED, CUT_WITHIN, true",
        "EXCLUSIVE, CUT_BEFORE, false",
        "EXCLUSIVE, CUT_AFTER, false",
        "EXCLUSIVE, CUT_WITHIN, false",
        "EXCLUSIVE, CUT_BEFORE, true",
        "EXCLUSIVE, CUT_AFTER, true",
        "EXCLUSIVE, CUT_WITHIN, true"
    })
    void nothingIsLostOrDoubledWhereverTheConnectionIsCut(Sharing sharing, Fault fault, boolean writing)
            throws SQLException {
        factory.setSharing(sharing.name());
        List<String> sent = new ArrayList<>();
        try (RowmqContext context = transacted();
                JMSConsumer consumer = context.createConsumer(IN)) {
            sql("CREATE TABLE done (number INTEGER)");
            boolean met = true;
            while (met && sent.size() < MOST_STATEMENTS) {
                String number = Integer.toString(sent.size() + 1);
                sent.add(number);
                context.createProducer().send(IN, number);
                context.commit();

                Trap trap = proxy.set(fault, sent.size(), CutStatementContract::ofATransaction);
                assertThat(process(context, consumer, writing)).isEqualTo(number);
                met = trap.sprung();
                proxy.clear();
            }
            assertThat(met).as("still cut at statement %s", sent.size()).isFalse();
            assertThat(sent).as("cut at several statements").hasSizeGreaterThan(4);
        }

        assertThat(Drain.texts(factory, OUT)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(Drain.texts(factory, IN)).isEmpty();
        if (writing) {
            assertThat(rows()).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SHARED, CUT_BEFORE, CUT_AFTER",
        "SHARED, CUT_AFTER, CUT_WITHIN",
        "SHARED, CUT_WITHIN, CUT_BEFORE",
        "EXCLUSIVE, CUT_BEFORE, CUT_WITHIN",
        "EXCLUSIVE, CUT_AFTER, CUT_BEFORE",
        "EXCLUSIVE, CUT_WITHIN, CUT_AFTER"
    })
    void theTruthOfACommitIsToldThoughItsOwnConnectionIsCutToo(Sharing sharing, Fault inCommit, Fault inMarker) {
        factory.setSharing(sharing.name());
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(OUT, "first");
            Trap commit = proxy.set(inCommit, "COMMIT"::equals);
            Trap marker = proxy.set(inMarker, CutStatementContract::ofTheMarker);
            context.createProducer().send(OUT, "second");
            assertThat(commit.sprung()).isTrue();
            assertThat(marker.sprung()).isTrue();
            context.createProducer().send(OUT, "third");
        }
        assertThat(Drain.texts(factory, OUT)).containsExactly("first", "second", "third");
    }

    /** Writing the marker does not select its number. */
    private static boolean ofTheMarker(String statement) {
        return statement.contains("marker") && (statement.contains("SELECT number") || statement.contains("m.number"));
    }

    /** What JVMs do now and then would make the count of statements differ. */
    private static boolean ofATransaction(String statement) {
        return !statement.contains("lease_until") && !statement.contains("SELECT 'QUEUE'");
    }

    private RowmqContext transacted() {
        return (RowmqContext) factory.createContext(JMSContext.SESSION_TRANSACTED);
    }

    /** Tries until a transaction says that it is committed, as applications do. */
    private static String process(RowmqContext context, JMSConsumer consumer, boolean writing) {
        for (int attempt = 1; ; attempt++) {
            try {
                String number = consumer.receiveBody(String.class, PATIENCE_MILLIS);
                assertThat(number).as("after %s attempts", attempt).isNotNull();
                if (writing) {
                    try (Statement statement = context.getJdbcConnection().createStatement()) {
                        statement.execute("INSERT INTO done VALUES (" + number + ")");
                    }
                }
                context.createProducer().send(OUT, number);
                context.commit();
                return number;
            } catch (JMSRuntimeException | SQLException failure) {
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

package io.rowmq.benchmarks.bloat;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets messages with small bodies through a queue of constant depth, and looks at the tables after each tenth; then
 * once more while a transaction elsewhere keeps the server from removing anything, and once after that.
 */
final class Bloat implements AutoCloseable {

    private static final int DEPTH = 1_000;
    private static final int BATCH = 20;
    private static final int TENTHS = 10;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    /** What the second half may take up more than the first: a factor, and some space of any use. */
    private static final double FACTOR = 1.25;

    private static final long SLACK = 32L << 20;

    private final String url;
    private final long tenth;
    private final PrintStream out;
    private final RowmqConnectionFactory factory;
    private final List<JMSContext> sessions = new ArrayList<>();
    private final ExecutorService threads;

    /** For an empty database. */
    Bloat(String url, long messages, int sessionCount, PrintStream out) {
        this.url = url;
        this.tenth = Math.max(1, messages / TENTHS);
        this.out = out;
        this.factory = new RowmqConnectionFactory(url);
        factory.setInitializeSchema("always");
        for (int i = 0; i < sessionCount; i++) {
            sessions.add(factory.createContext(JMSContext.SESSION_TRANSACTED));
        }
        this.threads = Executors.newFixedThreadPool(sessionCount);
    }

    /**
     * Goes through all of it.
     *
     * @throws IllegalStateException if the second half of the tenths takes up much more than the first
     */
    void run() throws Exception {
        fill();
        List<Space> largest = new ArrayList<>();
        for (int i = 1; i <= TENTHS; i++) {
            largest.add(step("tenth " + i));
        }
        try (Connection elsewhere = DriverManager.getConnection(url);
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            elsewhere.setAutoCommit(false);
            statement.execute("SELECT COUNT(*) FROM pg_class");
            step("with a transaction open elsewhere");
            elsewhere.rollback();
        }
        step("after its end");
        requireBounded(largest);
    }

    private void fill() {
        JMSContext first = sessions.get(0);
        JMSProducer producer = first.createProducer();
        for (int i = 0; i < DEPTH; i++) {
            producer.send(queue(first), "message " + i);
        }
        first.commit();
    }

    private static Queue queue(JMSContext context) {
        return context.createQueue("bloat");
    }

    /** A tenth of the messages; returns the most space seen meanwhile. */
    private Space step(String name) throws Exception {
        long begun = System.nanoTime();
        List<Future<Long>> working = new ArrayList<>();
        for (JMSContext session : sessions) {
            working.add(threads.submit(() -> pass(session, tenth / sessions.size())));
        }
        Space largest = Space.read(url);
        long passed = 0;
        for (Future<Long> each : working) {
            while (!ended(each)) {
                largest = largest.max(Space.read(url));
            }
            passed += each.get();
        }
        double seconds = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
        Space left = Space.read(url);
        out.printf(
                Locale.ROOT,
                "%s: %,d messages, %,.0f messages/s; at most %s%n",
                name,
                passed,
                passed / seconds,
                largest);
        return largest.max(left);
    }

    /** Whether it has ended; waits for a moment. */
    private static boolean ended(Future<Long> working) throws InterruptedException, ExecutionException {
        try {
            working.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static long pass(JMSContext session, long messages) {
        Queue queue = queue(session);
        JMSProducer producer = session.createProducer();
        long passed = 0;
        try (JMSConsumer consumer = session.createConsumer(queue)) {
            while (passed < messages) {
                for (int i = 0; i < BATCH && passed < messages; i++) {
                    String text = consumer.receiveBody(String.class, PATIENCE_MILLIS);
                    if (text == null) {
                        throw new IllegalStateException("nothing came although the queue is not empty");
                    }
                    producer.send(queue, text);
                    passed++;
                }
                session.commit();
            }
        }
        return passed;
    }

    /** Fails if there is much more in the second half than in the first. */
    static void requireBounded(List<Space> largest) {
        int half = largest.size() / 2;
        long first = most(largest.subList(0, half));
        long second = most(largest.subList(half, largest.size()));
        if (second > FACTOR * first + SLACK) {
            throw new IllegalStateException("the tables grow: " + (first >> 20)
                    + " MiB with their indexes at most in the first half, " + (second >> 20) + " MiB in the second");
        }
    }

    private static long most(List<Space> spaces) {
        return spaces.stream().mapToLong(Space::bytes).max().orElseThrow();
    }

    /** How many messages are in the queue. */
    int depth() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM rowmq_message")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        sessions.forEach(JMSContext::close);
        factory.close();
    }
}

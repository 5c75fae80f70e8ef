package io.rowmq.junit;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one test has: a provider in memory, its clock, and everything that was opened for the test. */
final class Bench implements AutoCloseable {

    private final ManualClock clock;
    private final RowmqConnectionFactory factory;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private @Nullable Connection connection;

    Bench(Map<String, String> options, Instant start) {
        this.clock = new ManualClock(start);
        this.factory = new RowmqConnectionFactory("jdbc:h2:mem:rowmq-test-" + UUID.randomUUID());
        factory.setDurability("process");
        factory.useClock(clock);
        options.forEach(factory::setOption);
    }

    ManualClock clock() {
        return clock;
    }

    RowmqConnectionFactory factory() {
        return factory;
    }

    synchronized Connection connection() throws JMSException {
        if (connection == null) {
            connection = opened(factory.createConnection());
            connection.start();
        }
        return connection;
    }

    Session session(int mode) throws JMSException {
        return connection().createSession(mode);
    }

    JMSContext context(int mode) {
        return opened(factory.createContext(mode));
    }

    QueueProbe probe(String queue) {
        return new QueueProbe(factory, queue);
    }

    private synchronized <C extends AutoCloseable> C opened(C closeable) {
        opened.push(closeable);
        return closeable;
    }

    @Override
    public synchronized void close() throws Exception {
        Exception failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        factory.close();
        if (failure != null) {
            throw failure;
        }
    }
}

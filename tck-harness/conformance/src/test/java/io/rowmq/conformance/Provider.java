package io.rowmq.conformance;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** RowMQ on one database: where the tests get their connections. It closes what it has given out. */
public final class Provider implements AutoCloseable {

    /** What tests put into object messages. */
    private static final String TRUSTED = "java.base/*;io.rowmq.conformance.**;!*";

    private final String url;
    private final List<RowmqConnectionFactory> factories = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Provider(String url) {
        this.url = url;
        factory();
    }

    /** A connection factory without a client identifier. */
    public RowmqConnectionFactory factory() {
        if (factories.isEmpty()) {
            factories.add(newFactory());
        }
        return factories.get(0);
    }

    /** A connection factory for which an administrator has set a client identifier. */
    public RowmqConnectionFactory factory(String clientId) {
        RowmqConnectionFactory factory = newFactory();
        factory.setClientId(clientId);
        factories.add(factory);
        return factory;
    }

    /** A connection factory whose sessions take part in global transactions. */
    public RowmqXAConnectionFactory xaFactory() {
        RowmqXAConnectionFactory factory = configured(new RowmqXAConnectionFactory(url));
        factories.add(factory);
        return factory;
    }

    private RowmqConnectionFactory newFactory() {
        return configured(new RowmqConnectionFactory(url));
    }

    private static <T extends RowmqConnectionFactory> T configured(T factory) {
        factory.setInitializeSchema("always");
        factory.setTrustedClasses(TRUSTED);
        return factory;
    }

    /** The administered queue of that name. */
    public Queue queue(String name) {
        return new RowmqQueue(name);
    }

    /** The administered topic of that name. */
    public Topic topic(String name) {
        return new RowmqTopic(name);
    }

    /** A new connection, in stopped mode. */
    public Connection connect() throws JMSException {
        return closeLater(factory().createConnection());
    }

    /** A new context with a connection of its own. */
    public JMSContext context(int sessionMode) {
        return closeLater(factory().createContext(sessionMode));
    }

    /** Sees to it that something is closed when the test is over. */
    public synchronized <T extends AutoCloseable> T closeLater(T resource) {
        open.push(resource);
        return resource;
    }

    /** Closes the database and opens it again, as if the application had been stopped and started. */
    public void restart() {
        close();
        factory();
    }

    @Override
    public void close() {
        closeConnections();
        for (RowmqConnectionFactory factory : factories) {
            factory.close();
        }
        factories.clear();
    }

    synchronized void closeConnections() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = new IllegalStateException("cannot close what the test has opened", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed;
import io.rowmq.ra.internal.Connector;
import io.rowmq.ra.internal.Problems;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.XAConnection;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The deliveries to one message-driven bean, from its deployment to its end. */
final class Activation {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Errors that no further attempt can mend. */
    private static final Set<String> PERMANENT = Set.of(
            "ROWMQ-URL",
            "ROWMQ-OPTION",
            "ROWMQ-CREDENTIALS",
            "ROWMQ-SCHEMA",
            "ROWMQ-FOREIGN-FILE",
            "ROWMQ-UNSUPPORTED",
            "ROWMQ-IN-USE");

    private final String name;
    private final MessageEndpointFactory endpoints;
    private final Settings settings;
    private final Destination destination;
    private final Connector connector;
    /** What the server begins a transaction for; null for a bean that is called without. */
    private final @Nullable Method transacted;

    private final Threads threads;
    private final FailureWatch watch;
    private final Dispatcher dispatcher;
    private final EndpointControl control;
    private @Nullable Connection connection;
    private int attempts;
    private boolean closed;

    private Activation(
            String name,
            MessageEndpointFactory endpoints,
            Settings settings,
            Destination destination,
            Connector connector,
            @Nullable Method transacted,
            Threads threads) {
        this.name = name;
        this.endpoints = endpoints;
        this.settings = settings;
        this.destination = destination;
        this.connector = connector;
        this.transacted = transacted;
        this.threads = threads;
        this.watch = new FailureWatch(settings.pauseAfterFailures());
        this.dispatcher = new Dispatcher(name, settings.maxSessions(), threads, watch);
        this.control = new EndpointControl(name, destination.toString(), settings.maxSessions(), dispatcher, watch);
    }

    /** An activation that has still to be opened. */
    static Activation of(MessageEndpointFactory endpoints, Settings settings, Connector adapter, Threads threads)
            throws ResourceException {
        Destination destination = Names.destination(settings.address());
        settings.checkAgainst(destination);
        Connector connector = Names.connector(settings.factoryLookup(), adapter);
        return new Activation(
                name(endpoints), endpoints, settings, destination, connector, transacted(endpoints), threads);
    }

    /** The server's name for the bean, unless that is the same for all beans, as it is in WildFly. */
    private static String name(MessageEndpointFactory endpoints) {
        String activation = endpoints.getActivationName();
        Class<?> bean = endpoints.getEndpointClass();
        return activation != null && activation.contains(bean.getSimpleName()) ? activation : bean.getName();
    }

    private static @Nullable Method transacted(MessageEndpointFactory endpoints) throws ResourceException {
        try {
            Method onMessage = MessageListener.class.getMethod("onMessage", Message.class);
            return endpoints.isDeliveryTransacted(onMessage) ? onMessage : null;
        } catch (NoSuchMethodException e) {
            throw new NotSupportedException("The bean is no jakarta.jms.MessageListener", e);
        }
    }

    /**
     * Begins to deliver, or to try to reach the database.
     *
     * @throws ResourceException if it cannot be reached and that is to fail, or no attempt can succeed
     */
    void open() throws ResourceException {
        control.register();
        try {
            connect();
        } catch (JMSException e) {
            if (permanent(e) || settings.setupAttempts() == 0) {
                throw Problems.resource("Cannot deliver " + destination + " to " + name + as(e), e);
            }
            tryLater(e);
        }
    }

    /** Which properties of the activation to correct, if it is they. */
    private String as(JMSException e) {
        return e instanceof JMSSecurityException
                ? " with the activation properties user='" + settings.login().user() + "' and password"
                : "";
    }

    private static boolean permanent(JMSException e) {
        return e instanceof InvalidSelectorException
                || e instanceof InvalidDestinationException
                || e instanceof JMSSecurityException
                || e.getErrorCode() != null && PERMANENT.contains(e.getErrorCode());
    }

    private void tryLater(Exception e) {
        LOG.log(
                Level.WARNING,
                "Cannot deliver " + destination + " to " + name + " yet, trying again in "
                        + settings.setupInterval().toMillis() + " ms (setupInterval): " + e.getMessage(),
                e);
        threads.runIn(settings.setupInterval(), this::retry);
    }

    private void retry() {
        try {
            connect();
            LOG.log(Level.INFO, "Delivering {0} to {1} after {2} further attempts", destination, name, attempts + 1);
        } catch (JMSException | RuntimeException e) {
            attempts++;
            if (e instanceof JMSException known && permanent(known) || attempts == settings.setupAttempts()) {
                LOG.log(
                        Level.ERROR,
                        "No messages of " + destination + " will be delivered to " + name
                                + " until it is deployed again (setupAttempts=" + settings.setupAttempts() + ")",
                        e);
            } else {
                tryLater(e);
            }
        }
    }

    private synchronized void connect() throws JMSException {
        if (closed) {
            return;
        }
        Connection opened = connector.connect(settings.login());
        boolean started = false;
        try {
            settings.checkAgainst(opened);
            Session session = opened.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Feed feed = Feed.of(consumer(session));
            Returning returning = settings.returning();
            feed.returnBy(returning.over(feed.redelivery()), returning.deadLetterQueue());
            connection = opened;
            started = dispatcher.start(feed, sessions(opened, feed));
        } finally {
            if (!started) {
                connection = null;
                opened.close();
            }
        }
    }

    private Dispatcher.SessionFactory sessions(Connection opened, Feed feed) throws JMSException {
        Method method = transacted;
        if (method == null) {
            return () -> new PlainSession(feed, endpoints, settings.lazyAcknowledgement());
        }
        if (!(opened instanceof XAConnection global)) {
            throw new JMSException(
                    "connectionFactoryLookup='" + settings.factoryLookup() + "': the factory has no part in the"
                            + " transactions of the bean; bind an io.rowmq.RowmqXAConnectionFactory, or one of the"
                            + " resource adapter",
                    "ROWMQ-OPTION");
        }
        return () -> new TransactedSession(feed, endpoints, method, global.createXASession());
    }

    private MessageConsumer consumer(Session session) throws JMSException {
        Subscribing how = settings.subscribing();
        String selector = settings.selector();
        if (!(destination instanceof Topic topic)) {
            return session.createConsumer(destination, selector);
        }
        if (how.durable()) {
            return how.shared()
                    ? session.createSharedDurableConsumer(topic, how.name(), selector)
                    : session.createDurableConsumer(topic, how.name(), selector, false);
        }
        return how.shared()
                ? session.createSharedConsumer(topic, how.name(), selector)
                : session.createConsumer(topic, selector);
    }

    /** Ends it, once the deliveries that are running have ended. */
    void close() {
        if (!dispatcher.stop(PATIENCE)) {
            LOG.log(
                    Level.WARNING,
                    "{0} is still busy with a message after {1} seconds; what it does to it now is in vain",
                    name,
                    PATIENCE.toSeconds());
        }
        control.unregister();
        synchronized (this) {
            closed = true;
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (JMSException e) {
                LOG.log(Level.WARNING, "The connection of " + name + " did not end in order", e);
            }
            connection = null;
        }
    }
}

package io.rowmq.internal.client;

import io.rowmq.RowmqContext;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.Work;
import io.rowmq.internal.message.MessageFactory;
import io.rowmq.internal.security.Access;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection of any domain to the engine of a database in this JVM. Longer than other classes because two interfaces
 * of Jakarta Messaging meet in it.
 */
public class StoreConnection implements QueueConnection, TopicConnection {

    private final Messaging engine;
    private final Runnable onClose;
    private final Domain domain;
    private final Lifecycle life = new Lifecycle("connection");
    private final Identity identity;
    private final Access access;
    private final Destinations destinations;
    private final MessageFactory messages;
    private final ExceptionReports reports;
    private final RegisteredConnection registered;
    private final Set<StoreSession> sessions = ConcurrentHashMap.newKeySet();
    private boolean started;

    /**
     * Opens a connection for both domains.
     *
     * @param engine the engine
     * @param settings what the factory says
     * @param onClose called once the connection has been closed
     * @throws jakarta.jms.InvalidClientIDException if another connection uses the configured client identifier
     * @throws JMSException if the engine is closed
     */
    public StoreConnection(Messaging engine, ConnectionSettings settings, Runnable onClose) throws JMSException {
        this(engine, settings, onClose, Domain.ANY);
    }

    StoreConnection(Messaging engine, ConnectionSettings settings, Runnable onClose, Domain domain)
            throws JMSException {
        this.engine = engine;
        this.onClose = onClose;
        this.domain = domain;
        this.identity = new Identity(engine, settings.clientId());
        this.access = settings.access();
        this.destinations = new Destinations(engine, this::origin, access);
        this.messages = new MessageFactory(settings.trustedClasses());
        this.reports = new ExceptionReports(engine.executor());
        this.registered = new RegisteredConnection(this, sessions);
        engine.oversight().clients().add(registered);
    }

    /**
     * Opens a connection that refuses what belongs to topics (Jakarta Messaging 3.1, table 9-1).
     *
     * @param engine the engine
     * @param settings what the factory says
     * @param onClose called once the connection has been closed
     * @return the connection
     * @throws jakarta.jms.InvalidClientIDException if another connection uses the configured client identifier
     * @throws JMSException if the engine is closed
     */
    public static QueueConnection forQueues(Messaging engine, ConnectionSettings settings, Runnable onClose)
            throws JMSException {
        return new StoreConnection(engine, settings, onClose, Domain.QUEUE);
    }

    Messaging engine() {
        return engine;
    }

    Origin origin() {
        return identity.origin();
    }

    Access access() {
        return access;
    }

    Destinations destinations() {
        return destinations;
    }

    MessageFactory messages() {
        return messages;
    }

    void checkOpen() throws JMSException {
        life.checkOpen();
    }

    boolean started() {
        synchronized (sessions) {
            return started;
        }
    }

    /** After this the client identifier cannot be set any more. */
    void used() {
        identity.used();
    }

    // ---- sessions

    StoreSession open(SessionMode mode, Domain sessionDomain) throws JMSException {
        return open(mode, sessionDomain, () -> engine.newWork(origin()));
    }

    StoreSession open(SessionMode mode, Domain sessionDomain, Supplier<Work> begin) throws JMSException {
        return open(() -> new StoreSession(this, mode, sessionDomain, begin));
    }

    <S extends StoreSession> S open(Supplier<S> creation) throws JMSException {
        checkOpen();
        S session = creation.get();
        synchronized (sessions) {
            checkOpen();
            sessions.add(session);
            if (started) {
                session.deliveries().start();
            }
        }
        return session;
    }

    private StoreSession session(SessionMode mode, Domain sessionDomain) throws JMSException {
        checkOpen();
        used();
        return open(mode, sessionDomain);
    }

    void ended(StoreSession session) {
        sessions.remove(session);
    }

    @Override
    public StoreSession createSession() throws JMSException {
        return session(SessionMode.AUTO, Domain.ANY);
    }

    @Override
    public StoreSession createSession(int sessionMode) throws JMSException {
        return session(SessionMode.of(sessionMode), Domain.ANY);
    }

    @Override
    public StoreSession createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return session(SessionMode.of(transacted, acknowledgeMode), Domain.ANY);
    }

    @Override
    public StoreSession createQueueSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return session(SessionMode.of(transacted, acknowledgeMode), Domain.QUEUE);
    }

    @Override
    public StoreSession createTopicSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return session(SessionMode.of(transacted, acknowledgeMode), Domain.TOPIC);
    }

    /**
     * Makes a context of this connection, which then belongs to it: it is closed with the last of the contexts that
     * share it, or at once if there is no such session mode.
     *
     * @param sessionMode one of the constants of {@link jakarta.jms.JMSContext}
     * @return the context
     * @throws jakarta.jms.JMSRuntimeException if there is no such mode
     */
    public StoreContext createContext(int sessionMode) {
        return StoreContext.first(this, sessionMode);
    }

    /**
     * Makes a context that sends inside a transaction of the application's; this connection then belongs to it.
     *
     * @param jdbc where the application's transaction is
     * @return the context, which neither ends the transaction nor closes the JDBC connection
     */
    public RowmqContext createOutboxContext(java.sql.Connection jdbc) {
        return new OutboxContext(StoreContext.first(this, () -> engine.newOutboxWork(jdbc)), jdbc);
    }

    // ---- delivery

    @Override
    public void start() throws JMSException {
        checkOpen();
        used();
        synchronized (sessions) {
            if (!started) {
                started = true;
                sessions.forEach(session -> session.deliveries().start());
            }
        }
    }

    @Override
    public void stop() throws JMSException {
        checkOpen();
        used();
        for (StoreSession session : sessions) {
            session.checkNotInListener("Connection.stop");
        }
        synchronized (sessions) {
            started = false;
            sessions.forEach(session -> session.deliveries().turn.stop());
        }
        sessions.forEach(session -> session.deliveries().turn.await());
    }

    // ---- identity and information

    @Override
    public @Nullable String getClientID() throws JMSException {
        checkOpen();
        return origin().clientId();
    }

    @Override
    public void setClientID(String clientId) throws JMSException {
        checkOpen();
        identity.set(clientId);
    }

    @Override
    public ConnectionMetaData getMetaData() throws JMSException {
        checkOpen();
        return ProviderMetaData.of(access);
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() throws JMSException {
        checkOpen();
        return reports.listener();
    }

    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) throws JMSException {
        checkOpen();
        reports.listener(listener);
    }

    void report(JMSException problem) {
        reports.report(problem);
    }

    // ---- application server facilities

    private ConnectionConsumer noConnectionConsumer() throws JMSException {
        checkOpen();
        throw new JMSException(
                "RowMQ has no connection consumers, which are optional (Jakarta Messaging, section"
                        + " 11.1); use sessions with message listeners",
                "ROWMQ-UNSUPPORTED");
    }

    private ConnectionConsumer noTopicConnectionConsumer(String method) throws JMSException {
        checkOpen();
        domain.require(Domain.TOPIC, "QueueConnection." + method);
        return noConnectionConsumer();
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Destination destination, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return noConnectionConsumer();
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Queue queue, @Nullable String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        return noConnectionConsumer();
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Topic topic, @Nullable String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        return noConnectionConsumer();
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return noTopicConnectionConsumer("createSharedConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return noTopicConnectionConsumer("createDurableConnectionConsumer");
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return noTopicConnectionConsumer("createSharedDurableConnectionConsumer");
    }

    // ---- end

    @Override
    public void close() throws JMSException {
        for (StoreSession session : sessions) {
            session.checkNotInside("Connection.close");
        }
        if (!life.beginClose()) {
            life.awaitClosed();
            return;
        }
        try {
            closeSessions();
        } finally {
            synchronized (sessions) {
                life.endClose();
            }
            try {
                engine.oversight().clients().remove(registered);
                engine.connectionClosed(origin());
                destinations.close();
                identity.release();
            } finally {
                onClose.run();
            }
        }
    }

    /** Closes all sessions, whatever happens with some of them; also those that listeners open meanwhile. */
    private void closeSessions() throws JMSException {
        // All stop receiving before any is waited for: one session's listener may be receiving from another session.
        sessions.forEach(session -> session.deliveries().end());
        List<Exception> failures = new ArrayList<>();
        while (!sessions.isEmpty()) {
            for (StoreSession session : sessions) {
                try {
                    session.close();
                } catch (JMSException | RuntimeException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw closedWith(failures);
        }
    }

    private static JMSException closedWith(List<Exception> failures) {
        Exception first = failures.get(0);
        JMSException failure = new JMSException(
                "The connection is closed, but not all of its sessions ended in order: " + first.getMessage(),
                first instanceof JMSException jms ? jms.getErrorCode() : null);
        failure.initCause(first);
        failures.stream().skip(1).forEach(failure::addSuppressed);
        return failure;
    }
}

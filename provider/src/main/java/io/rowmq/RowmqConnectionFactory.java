package io.rowmq;

import io.rowmq.internal.client.ConnectionSettings;
import io.rowmq.internal.client.StoreConnection;
import io.rowmq.internal.client.Unchecked;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.management.EngineManagement;
import io.rowmq.internal.registry.EngineHold;
import io.rowmq.internal.registry.Engines;
import io.rowmq.internal.security.Access;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqUsers;
import io.rowmq.spi.MessageObserver;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.time.InstantSource;
import java.util.Objects;
import javax.naming.NamingException;
import javax.naming.OperationNotSupportedException;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Creates connections to the queues and topics in a database. The first connection opens the database; all factories
 * with the same database in a JVM share what was opened, until the last factory and the last connection are closed.
 *
 * <p>The user and password that the create methods take are a user of RowMQ's ({@link #users()}), not the database's.
 * Where they take none, {@code defaultUser} and {@code defaultPassword} are used. As long as no users are defined,
 * everybody who can open the database may connect, and they are not looked at. Otherwise wrong credentials give a
 * {@link jakarta.jms.JMSSecurityException}.
 *
 * <p>May be used by any thread once its options are set.
 */
public class RowmqConnectionFactory extends RowmqOptions
        implements ConnectionFactory, QueueConnectionFactory, TopicConnectionFactory, Referenceable, AutoCloseable {

    @Serial
    private static final long serialVersionUID = 1L;

    private transient @Nullable EngineHold hold;
    private transient boolean closed;
    private transient @Nullable InstantSource clock;
    private transient @Nullable FactoryObservers observers;

    /** A factory for the database {@value #DEFAULT_URL}. */
    public RowmqConnectionFactory() {
        this(DEFAULT_URL);
    }

    /**
     * A factory for the database at a URL.
     *
     * @param jdbcUrl a JDBC URL, for example {@code jdbc:h2:file:./orders}
     * @throws IllegalArgumentException if it is no JDBC URL
     */
    public RowmqConnectionFactory(String jdbcUrl) {
        super(jdbcUrl);
    }

    /**
     * A factory for the database behind a data source. It can neither be serialised nor bound in JNDI.
     *
     * @param dataSource where connections to the database come from
     */
    public RowmqConnectionFactory(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public Connection createConnection() throws JMSException {
        return createConnection(null, null);
    }

    @Override
    public Connection createConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        return connect(userName, password, StoreConnection::new);
    }

    @Override
    public QueueConnection createQueueConnection() throws JMSException {
        return createQueueConnection(null, null);
    }

    @Override
    public QueueConnection createQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return connect(userName, password, StoreConnection::forQueues);
    }

    @Override
    public TopicConnection createTopicConnection() throws JMSException {
        return createTopicConnection(null, null);
    }

    @Override
    public TopicConnection createTopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return connect(userName, password, StoreConnection::new);
    }

    @Override
    public JMSContext createContext() {
        return createContext(null, null);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        return createContext(null, null, sessionMode);
    }

    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password) {
        return createContext(userName, password, JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password, int sessionMode) {
        return Unchecked.call(() -> connect(userName, password, StoreConnection::new))
                .createContext(sessionMode);
    }

    /**
     * A context that sends inside a transaction that the application owns: the messages reach their destinations if and
     * only if that transaction commits. They are rows of the table {@code rowmq_outbox} until then, written at once on
     * the given connection, which is never committed, rolled back or closed by RowMQ. The context can be closed before
     * or after the transaction ends.
     *
     * <p>The context creates messages, destinations and producers. Whatever would receive, or end the transaction,
     * throws a {@link jakarta.jms.IllegalStateRuntimeException}. The factory's client identifier, which only consumers
     * need, is not taken, so that there can be any number of these contexts.
     *
     * @param connection a connection to the database of this factory, auto-commit off
     * @return the context
     * @throws JMSRuntimeException if the database of this factory cannot be opened. That the connection is in
     *     auto-commit mode or leads to another database is said by the first send
     */
    public RowmqContext createContext(java.sql.Connection connection) {
        Objects.requireNonNull(connection, "connection");
        return Unchecked.call(() -> connect(
                        null,
                        null,
                        (engine, settings, onClose) ->
                                new StoreConnection(engine, settings.withoutClientId(), onClose)))
                .createOutboxContext(connection);
    }

    /** One of the ways to open a connection. */
    interface Opening<C> {
        C open(Messaging engine, ConnectionSettings settings, Runnable onClose) throws JMSException;
    }

    <C> C connect(@Nullable String userName, @Nullable String password, Opening<C> opening) throws JMSException {
        EngineHold own = holdForConnection();
        boolean connected = false;
        try {
            Access access = authenticate(own, userName, password);
            C connection =
                    opening.open(own.engine(), new ConnectionSettings(getClientId(), access, trusted()), own::close);
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                own.close();
            }
        }
    }

    private Access authenticate(EngineHold own, @Nullable String userName, @Nullable String password)
            throws JMSException {
        return userName == null
                ? own.users().authenticate(getDefaultUser(), getDefaultPassword())
                : own.users().authenticate(userName, password);
    }

    /**
     * The users of the database, for its administrator: {@code defaultUser}, or whoever connects without a name.
     *
     * @return the users; to be closed
     * @throws jakarta.jms.JMSSecurityException if there are users and this is not an administrator
     * @throws JMSException if the database cannot be opened
     */
    public RowmqUsers users() throws JMSException {
        return users(getDefaultUser(), getDefaultPassword());
    }

    /**
     * The users of the database, for an administrator. As long as there are none anybody may add the first, and the
     * name and password are not looked at.
     *
     * @param administrator the name of a user who may manage every destination
     * @param password the password of that user
     * @return the users; to be closed
     * @throws jakarta.jms.JMSSecurityException if there are users and this is not an administrator, or the password is
     *     wrong
     * @throws JMSException if the database cannot be opened
     */
    public RowmqUsers users(@Nullable String administrator, @Nullable String password) throws JMSException {
        return administrate(own -> own.users().administrate(administrator, password, own::close));
    }

    /**
     * Looks after the database, as {@code defaultUser} or whoever connects without a name.
     *
     * @return to be closed
     * @throws jakarta.jms.JMSSecurityException if there are users and this is none
     * @throws JMSException if the database cannot be opened
     */
    public RowmqManagement management() throws JMSException {
        return management(getDefaultUser(), getDefaultPassword());
    }

    /**
     * Looks after the database. As long as there are no users anybody may do everything, and name and password are not
     * looked at.
     *
     * @param user the name of a user, who may then do what their roles allow
     * @param password the password of that user
     * @return to be closed
     * @throws jakarta.jms.JMSSecurityException if the password is wrong
     * @throws JMSException if the database cannot be opened
     */
    public RowmqManagement management(@Nullable String user, @Nullable String password) throws JMSException {
        return administrate(own ->
                new EngineManagement(own.engine(), own.users(), own.users().authenticate(user, password), own::close));
    }

    /** What an administrator does with the database, and with a hold on it that they then own. */
    interface Administration<A> {
        A begin(EngineHold own) throws JMSException;
    }

    <A> A administrate(Administration<A> administration) throws JMSException {
        EngineHold own = holdForConnection();
        boolean administrated = false;
        try {
            A begun = administration.begin(own);
            administrated = true;
            return begun;
        } finally {
            if (!administrated) {
                own.close();
            }
        }
    }

    /**
     * Adds an observer, which is told from then on what happens to the messages of the database in this JVM, through
     * whichever factory, until this factory is closed. Adding one twice is the same as adding it once. Observers are
     * neither serialised nor part of a reference.
     *
     * @param observer is called by the threads that send and receive
     */
    public synchronized void addObserver(MessageObserver observer) {
        observers().add(Objects.requireNonNull(observer, "observer"));
    }

    private FactoryObservers observers() {
        if (observers == null) {
            observers = new FactoryObservers();
        }
        return observers;
    }

    /**
     * Gives the engine another clock, for tests: timestamps, expiry, delays and redelivery go by it. With a
     * {@link io.rowmq.spi.MovableClock} time passes only when it is moved. How long a receive waits is always real
     * time. It is neither serialised nor part of a reference.
     *
     * @param clock default: the system's
     */
    public void useClock(InstantSource clock) {
        checkNotInUse("the clock");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    final InstantSource clock() {
        return clock == null ? InstantSource.system() : clock;
    }

    private synchronized EngineHold holdForConnection() throws JMSException {
        if (closed) {
            throw new IllegalStateException("The connection factory has been closed; make a new one", "ROWMQ-CLOSED");
        }
        if (hold == null) {
            hold = Engines.ofThisJvm().take(configuration());
            observers().begin(hold.engine());
        }
        return hold.share();
    }

    /**
     * Gives up the factory's hold on the database, which is closed as soon as no other factory and no connection uses
     * it. Connections that are open stay open. No more connections can be created. Does nothing the second time.
     */
    @Override
    public synchronized void close() {
        closed = true;
        observers().end();
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }

    @Override
    final synchronized void checkNotInUse(String property) {
        if (hold != null) {
            throw new java.lang.IllegalStateException(property + " cannot be changed any more, because a connection has"
                    + " been created with the factory; set it before, or make another factory");
        }
    }

    /**
     * A reference from which {@link io.rowmq.jndi.RowmqObjectFactory} makes an equal factory. It carries the database
     * password in clear text, if there is one.
     *
     * @throws NamingException if the factory was made with a data source
     */
    @Override
    public Reference getReference() throws NamingException {
        if (hasDataSource()) {
            throw new OperationNotSupportedException(
                    "A connection factory with a data source cannot be bound in JNDI: make one with a JDBC URL");
        }
        Reference reference = new Reference(getClass().getName(), "io.rowmq.jndi.RowmqObjectFactory", null);
        Option.changed(this).forEach((name, value) -> reference.add(new OptionAddress(name, value)));
        return reference;
    }

    /** Refuses a data source, which would be lost on the way. */
    @Serial
    private void writeObject(ObjectOutputStream stream) throws IOException {
        if (hasDataSource()) {
            throw new NotSerializableException(
                    "A " + getClass().getName() + " with a data source cannot be serialised: make one with a JDBC URL");
        }
        stream.defaultWriteObject();
    }
}

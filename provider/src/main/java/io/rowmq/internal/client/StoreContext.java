package io.rowmq.internal.client;

import io.rowmq.RowmqContext;
import io.rowmq.internal.client.Unchecked.Call;
import io.rowmq.internal.engine.Work;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session and a share in its connection, behind the simplified API. Longer than other classes because its interface
 * is wide; each method delegates.
 */
public class StoreContext implements RowmqContext {

    private final ContextFamily family;
    private final StoreConnection connection;
    private final StoreSession session;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean autoStart = true;

    private StoreContext(ContextFamily family, SessionMode mode) throws JMSException {
        this(family, family.join(mode));
    }

    StoreContext(ContextFamily family, StoreSession session) {
        this.family = family;
        this.connection = family.connection();
        this.session = session;
    }

    static StoreContext first(StoreConnection connection, int sessionMode) {
        return opened(connection, () -> new StoreContext(new ContextFamily(connection), SessionMode.of(sessionMode)));
    }

    /** A transacted context that gets its work from elsewhere. */
    static StoreContext first(StoreConnection connection, Supplier<Work> begin) {
        return opened(connection, () -> new StoreContext(new ContextFamily(connection, begin), SessionMode.TRANSACTED));
    }

    /** Makes the first context of a connection, which is closed if that fails. */
    static <C extends StoreContext> C opened(StoreConnection connection, Call<C> creation) {
        try {
            return creation.call();
        } catch (JMSException e) {
            try {
                connection.close();
            } catch (JMSException onClose) {
                e.addSuppressed(onClose);
            }
            throw Unchecked.of(e);
        }
    }

    /**
     * The simplified API on a session that belongs to somebody else, who also ends it: closing the context is no way to
     * do that.
     *
     * @param connection the connection of the session
     * @param session a session of RowMQ
     * @return the context
     */
    public static RowmqContext on(Connection connection, Session session) {
        StoreConnection owner = (StoreConnection) connection;
        ContextFamily family = new ContextFamily(owner, () -> owner.engine().newWork(owner.origin()));
        return new StoreContext(family, (StoreSession) session);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        return Unchecked.call(() -> {
            open().connection.used();
            return new StoreContext(family, SessionMode.of(sessionMode));
        });
    }

    private StoreContext open() throws JMSException {
        session.checkOpen();
        return this;
    }

    /** The session, for an action after which the client identifier cannot be set any more. */
    private StoreSession use() throws JMSException {
        session.checkOpen();
        connection.used();
        return session;
    }

    // ---- connection

    @Override
    public @Nullable String getClientID() {
        return Unchecked.call(() -> open().connection.getClientID());
    }

    @Override
    public void setClientID(String clientId) {
        Unchecked.run(() -> open().connection.setClientID(clientId));
    }

    @Override
    public ConnectionMetaData getMetaData() {
        return Unchecked.call(() -> open().connection.getMetaData());
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() {
        return Unchecked.call(() -> open().connection.getExceptionListener());
    }

    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) {
        Unchecked.run(() -> open().connection.setExceptionListener(listener));
    }

    @Override
    public void start() {
        Unchecked.run(() -> open().connection.start());
    }

    @Override
    public void stop() {
        Unchecked.run(() -> open().connection.stop());
    }

    @Override
    public void setAutoStart(boolean value) {
        Unchecked.run(this::open);
        autoStart = value;
    }

    @Override
    public boolean getAutoStart() {
        Unchecked.run(this::open);
        return autoStart;
    }

    @Override
    public void close() {
        Unchecked.run(() -> {
            session.checkNotInside("JMSContext.close");
            if (closed.compareAndSet(false, true)) {
                family.leave(session);
            }
        });
    }

    // ---- messages

    @Override
    public BytesMessage createBytesMessage() {
        return Unchecked.call(session::createBytesMessage);
    }

    @Override
    public MapMessage createMapMessage() {
        return Unchecked.call(session::createMapMessage);
    }

    @Override
    public Message createMessage() {
        return Unchecked.call(session::createMessage);
    }

    @Override
    public ObjectMessage createObjectMessage() {
        return Unchecked.call(() -> session.createObjectMessage());
    }

    @Override
    public ObjectMessage createObjectMessage(@Nullable Serializable object) {
        return Unchecked.call(() -> session.createObjectMessage(object));
    }

    @Override
    public StreamMessage createStreamMessage() {
        return Unchecked.call(session::createStreamMessage);
    }

    @Override
    public TextMessage createTextMessage() {
        return Unchecked.call(() -> session.createTextMessage());
    }

    @Override
    public TextMessage createTextMessage(@Nullable String text) {
        return Unchecked.call(() -> session.createTextMessage(text));
    }

    // ---- destinations

    @Override
    public Queue createQueue(String name) {
        return Unchecked.call(() -> session.createQueue(name));
    }

    @Override
    public Topic createTopic(String name) {
        return Unchecked.call(() -> session.createTopic(name));
    }

    @Override
    public TemporaryQueue createTemporaryQueue() {
        return Unchecked.call(() -> use().createTemporaryQueue());
    }

    @Override
    public TemporaryTopic createTemporaryTopic() {
        return Unchecked.call(() -> use().createTemporaryTopic());
    }

    // ---- producers and consumers

    @Override
    public JMSProducer createProducer() {
        return Unchecked.call(() -> new FluentProducer(use(), session.producer(null)));
    }

    private JMSConsumer consumer(Call<? extends MessageConsumer> creation) {
        return Unchecked.call(() -> {
            use();
            JMSConsumer consumer = new FluentConsumer((StoreConsumer) creation.call());
            if (autoStart) {
                connection.start();
            }
            return consumer;
        });
    }

    @Override
    public JMSConsumer createConsumer(Destination destination) {
        return consumer(() -> session.createConsumer(destination));
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector) {
        return consumer(() -> session.createConsumer(destination, selector));
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal) {
        return consumer(() -> session.createConsumer(destination, selector, noLocal));
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name) {
        return consumer(() -> session.createDurableConsumer(topic, name));
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal) {
        return consumer(() -> session.createDurableConsumer(topic, name, selector, noLocal));
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name) {
        return consumer(() -> session.createSharedDurableConsumer(topic, name));
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector) {
        return consumer(() -> session.createSharedDurableConsumer(topic, name, selector));
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name) {
        return consumer(() -> session.createSharedConsumer(topic, name));
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector) {
        return consumer(() -> session.createSharedConsumer(topic, name, selector));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) {
        return createBrowser(queue, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) {
        return Unchecked.call(() -> use().createBrowser(queue, selector));
    }

    @Override
    public void unsubscribe(String name) {
        Unchecked.run(() -> use().unsubscribe(name));
    }

    // ---- acknowledgement and transactions

    @Override
    public boolean getTransacted() {
        return Unchecked.call(session::getTransacted);
    }

    @Override
    public int getSessionMode() {
        return Unchecked.call(session::getAcknowledgeMode);
    }

    @Override
    public void acknowledge() {
        Unchecked.run(session::acknowledge);
    }

    @Override
    public void commit() {
        Unchecked.run(session::commit);
    }

    @Override
    public void rollback() {
        Unchecked.run(session::rollback);
    }

    @Override
    public void recover() {
        Unchecked.run(session::recover);
    }

    @Override
    public java.sql.Connection getJdbcConnection() {
        return Unchecked.call(session::getJdbcConnection);
    }
}

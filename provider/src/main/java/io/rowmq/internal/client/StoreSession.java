package io.rowmq.internal.client;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqSession;
import io.rowmq.RowmqTopic;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Reader;
import io.rowmq.internal.engine.Work;
import io.rowmq.internal.message.MessageFactory;
import io.rowmq.policy.Right;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.io.Serializable;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session of any domain. Longer than other classes because three interfaces of Jakarta Messaging meet in it; each
 * method checks that it may be called and delegates.
 */
class StoreSession implements QueueSession, TopicSession, RowmqSession {

    private final StoreConnection connection;
    private final SessionMode mode;
    private final Domain domain;
    private final Lifecycle life = new Lifecycle("session");
    private final MessageFactory messages;
    private final Destinations destinations;
    private final Acknowledgement acknowledgement;
    private final @Nullable Transaction transaction;
    private final AsyncSender async;
    private final Outbound outbound;
    private final Deliveries deliveries;
    private final ConsumerFactory consumers;

    /** @param begin gives a transacted session its work */
    StoreSession(StoreConnection connection, SessionMode mode, Domain domain, Supplier<Work> begin) {
        this(connection, mode, domain, acknowledgement(connection.engine(), mode, begin));
    }

    private StoreSession(StoreConnection connection, SessionMode mode, Domain domain, Acknowledgement acknowledgement) {
        this(
                connection,
                mode,
                domain,
                acknowledgement,
                acknowledgement instanceof Transaction local ? local : SendScope.NONE);
    }

    /** A session with its own way of acknowledging, and a transaction that may take its sends. */
    StoreSession(
            StoreConnection connection,
            SessionMode mode,
            Domain domain,
            Acknowledgement acknowledgement,
            SendScope scope) {
        Messaging engine = connection.engine();
        this.connection = connection;
        this.mode = mode;
        this.domain = domain;
        this.messages = connection.messages();
        this.destinations = connection.destinations();
        this.acknowledgement = acknowledgement;
        this.transaction = acknowledgement instanceof Transaction local ? local : null;
        this.async = new AsyncSender(engine, connection::origin);
        this.outbound = new Outbound(engine, connection::origin, destinations, scope, async);
        Inbound inbound = new Inbound(engine, messages, destinations, this::acknowledge);
        this.deliveries = new Deliveries(engine, acknowledgement, inbound::received, connection::report);
        this.consumers = new ConsumerFactory(engine, connection::origin, this, destinations, inbound);
    }

    private static Acknowledgement acknowledgement(Messaging engine, SessionMode mode, Supplier<Work> begin) {
        return switch (mode) {
            case AUTO -> new AutoAcknowledgement(engine);
            case DUPS_OK -> new LazyAcknowledgement(engine);
            case CLIENT -> new ClientAcknowledgement(engine);
            case TRANSACTED -> new Transaction(begin, engine::observer);
        };
    }

    void checkOpen() throws JMSException {
        life.checkOpen();
    }

    /** How it acknowledges, in one word. */
    String modeName() {
        return mode.name();
    }

    boolean isOpen() {
        return life.isOpen();
    }

    private StoreSession open() throws JMSException {
        life.checkOpen();
        return this;
    }

    private StoreSession forQueues(String method) throws JMSException {
        life.checkOpen();
        domain.require(Domain.QUEUE, "TopicSession." + method);
        return this;
    }

    private StoreSession forTopics(String method) throws JMSException {
        life.checkOpen();
        domain.require(Domain.TOPIC, "QueueSession." + method);
        return this;
    }

    AsyncSender async() {
        return async;
    }

    Outbound outbound() {
        return outbound;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** In whose hands messages are that this session receives. */
    Object holder() {
        return this;
    }

    Feed feed(StoreConsumer consumer, Reader reader) {
        return new Feed(consumer, connection.engine(), deliveries, reader);
    }

    // ---- messages

    @Override
    public BytesMessage createBytesMessage() throws JMSException {
        return open().messages.newBytesMessage();
    }

    @Override
    public MapMessage createMapMessage() throws JMSException {
        return open().messages.newMapMessage();
    }

    @Override
    public Message createMessage() throws JMSException {
        return open().messages.newMessage();
    }

    @Override
    public ObjectMessage createObjectMessage() throws JMSException {
        return open().messages.newObjectMessage();
    }

    @Override
    public ObjectMessage createObjectMessage(@Nullable Serializable object) throws JMSException {
        return open().messages.newObjectMessage(object);
    }

    @Override
    public StreamMessage createStreamMessage() throws JMSException {
        return open().messages.newStreamMessage();
    }

    @Override
    public TextMessage createTextMessage() throws JMSException {
        return open().messages.newTextMessage(null);
    }

    @Override
    public TextMessage createTextMessage(@Nullable String text) throws JMSException {
        return open().messages.newTextMessage(text);
    }

    // ---- destinations

    @Override
    public Queue createQueue(String name) throws JMSException {
        forQueues("createQueue");
        return Destinations.named(RowmqQueue::new, name);
    }

    @Override
    public Topic createTopic(String name) throws JMSException {
        forTopics("createTopic");
        return Destinations.named(RowmqTopic::new, name);
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        return forQueues("createTemporaryQueue").destinations.createTemporaryQueue();
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        return forTopics("createTemporaryTopic").destinations.createTemporaryTopic();
    }

    // ---- producers

    @Override
    public MessageProducer createProducer(@Nullable Destination destination) throws JMSException {
        return producer(destination);
    }

    @Override
    public QueueSender createSender(@Nullable Queue queue) throws JMSException {
        return producer(queue);
    }

    @Override
    public TopicPublisher createPublisher(@Nullable Topic topic) throws JMSException {
        return producer(topic);
    }

    StoreProducer producer(@Nullable Destination destination) throws JMSException {
        checkOpen();
        if (destination != null) {
            destinations.stored(destination, Right.SEND);
        }
        return new StoreProducer(this, destination);
    }

    // ---- consumers

    @Override
    public MessageConsumer createConsumer(Destination destination) throws JMSException {
        return consumer(destination, null, false);
    }

    @Override
    public MessageConsumer createConsumer(Destination destination, @Nullable String selector) throws JMSException {
        return consumer(destination, selector, false);
    }

    @Override
    public MessageConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return consumer(destination, selector, noLocal);
    }

    StoreConsumer consumer(Destination destination, @Nullable String selector, boolean noLocal) throws JMSException {
        return open().consumers.consumer(destination, selector, noLocal);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue) throws JMSException {
        return consumer(queue, null, false);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue, @Nullable String selector) throws JMSException {
        return consumer(queue, selector, false);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic) throws JMSException {
        return consumer(topic, null, false);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return consumer(topic, selector, noLocal);
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws JMSException {
        return forTopics("createDurableSubscriber").consumers.durable(topic, name, null, false);
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return forTopics("createDurableSubscriber").consumers.durable(topic, name, selector, noLocal);
    }

    @Override
    public StoreConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        return forTopics("createDurableConsumer").consumers.durable(topic, name, null, false);
    }

    @Override
    public StoreConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return forTopics("createDurableConsumer").consumers.durable(topic, name, selector, noLocal);
    }

    @Override
    public StoreConsumer createSharedConsumer(Topic topic, String name) throws JMSException {
        return forTopics("createSharedConsumer").consumers.shared(topic, name, null);
    }

    @Override
    public StoreConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector) throws JMSException {
        return forTopics("createSharedConsumer").consumers.shared(topic, name, selector);
    }

    @Override
    public StoreConsumer createSharedDurableConsumer(Topic topic, String name) throws JMSException {
        return forTopics("createSharedDurableConsumer").consumers.sharedDurable(topic, name, null);
    }

    @Override
    public StoreConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        return forTopics("createSharedDurableConsumer").consumers.sharedDurable(topic, name, selector);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws JMSException {
        return createBrowser(queue, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) throws JMSException {
        return forQueues("createBrowser").consumers.browser(queue, selector);
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        forTopics("unsubscribe").consumers.unsubscribe(name);
    }

    // ---- acknowledgement and transactions

    @Override
    public boolean getTransacted() throws JMSException {
        return open().mode == SessionMode.TRANSACTED;
    }

    @Override
    public int getAcknowledgeMode() throws JMSException {
        return open().mode.code();
    }

    /** What acknowledging any message of the session does. */
    void acknowledge() throws JMSException {
        open().acknowledgement.acknowledge();
    }

    @Override
    public void recover() throws JMSException {
        open().acknowledgement.recover();
    }

    @Override
    public void commit() throws JMSException {
        settledSends("Session.commit").commit();
    }

    @Override
    public void rollback() throws JMSException {
        settledSends("Session.rollback").rollback();
    }

    private Transaction settledSends(String method) throws JMSException {
        Transaction local = transaction(method);
        async.checkNotInCallback(method);
        async.awaitCallbacks();
        return local;
    }

    @Override
    public Connection getJdbcConnection() throws JMSException {
        return transaction("RowmqSession.getJdbcConnection").jdbcConnection();
    }

    private Transaction transaction(String method) throws JMSException {
        checkOpen();
        if (transaction == null) {
            throw new IllegalStateException(method + " needs a transacted session, and this one has the mode " + mode
                    + "; create it with Session.SESSION_TRANSACTED");
        }
        return transaction;
    }

    // ---- application server facilities

    @Override
    public @Nullable MessageListener getMessageListener() throws JMSException {
        checkOpen();
        return null;
    }

    @Override
    public void setMessageListener(MessageListener listener) throws JMSException {
        checkOpen();
        throw new JMSException(
                "Message listeners of sessions are for connection consumers, which RowMQ does not have;"
                        + " set the listener on a consumer",
                "ROWMQ-UNSUPPORTED");
    }

    @Override
    public void run() {
        throw new JMSRuntimeException(
                "Sessions are run by connection consumers, which RowMQ does not have;"
                        + " set a listener on a consumer",
                "ROWMQ-UNSUPPORTED");
    }

    // ---- end

    /** Refuses what the session's own message listeners must not do, because it would wait for them. */
    void checkNotInListener(String method) throws JMSException {
        if (deliveries.turn.isMine()) {
            throw new IllegalStateException(method + " must not be called from a message listener that it would have to"
                    + " wait for (Jakarta Messaging, sections 6.1.5, 6.1.8 and 6.2.15); let another thread do it");
        }
    }

    /** The same for what waits for completion listeners as well. */
    void checkNotInside(String method) throws JMSException {
        async.checkNotInCallback(method);
        checkNotInListener(method);
    }

    @Override
    public void close() throws JMSException {
        checkNotInside("Session.close");
        if (!life.beginClose()) {
            life.awaitClosed();
            return;
        }
        try {
            deliveries.end();
            deliveries.awaitEnd();
            async.awaitCallbacks();
            deliveries.close();
        } finally {
            life.endClose();
            connection.ended(this);
        }
    }
}

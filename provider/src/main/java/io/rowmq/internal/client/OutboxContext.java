package io.rowmq.internal.client;

import io.rowmq.RowmqContext;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A context whose sends belong to a transaction of the application's. It passes on what makes and sends messages, and
 * refuses what would receive or end the transaction. Longer than other classes because its interface is wide.
 */
final class OutboxContext implements RowmqContext {

    private final StoreContext context;
    private final Connection jdbc;

    OutboxContext(StoreContext context, Connection jdbc) {
        this.context = context;
        this.jdbc = jdbc;
    }

    private static IllegalStateRuntimeException sendsOnly(String method) {
        return new IllegalStateRuntimeException(
                "JMSContext." + method + " is not possible in a context on the application's JDBC connection, which"
                        + " only sends; create another context without a connection for it",
                "ROWMQ-OUTBOX");
    }

    private static IllegalStateRuntimeException notOurs(String method) {
        return new IllegalStateRuntimeException(
                "JMSContext." + method + " is not possible in a context on the application's JDBC connection: the"
                        + " transaction is the application's; end it where it was begun",
                "ROWMQ-OUTBOX");
    }

    @Override
    public Connection getJdbcConnection() {
        context.getTransacted();
        return jdbc;
    }

    @Override
    public void close() {
        context.close();
    }

    // ---- connection

    @Override
    public @Nullable String getClientID() {
        return context.getClientID();
    }

    @Override
    public void setClientID(String clientId) {
        context.setClientID(clientId);
    }

    @Override
    public ConnectionMetaData getMetaData() {
        return context.getMetaData();
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() {
        return context.getExceptionListener();
    }

    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) {
        context.setExceptionListener(listener);
    }

    @Override
    public boolean getTransacted() {
        return context.getTransacted();
    }

    @Override
    public int getSessionMode() {
        return context.getSessionMode();
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        throw sendsOnly("createContext");
    }

    @Override
    public void start() {
        throw sendsOnly("start");
    }

    @Override
    public void stop() {
        throw sendsOnly("stop");
    }

    @Override
    public void setAutoStart(boolean autoStart) {
        context.setAutoStart(autoStart);
    }

    @Override
    public boolean getAutoStart() {
        return context.getAutoStart();
    }

    // ---- messages, destinations and producers

    @Override
    public JMSProducer createProducer() {
        return context.createProducer();
    }

    @Override
    public BytesMessage createBytesMessage() {
        return context.createBytesMessage();
    }

    @Override
    public MapMessage createMapMessage() {
        return context.createMapMessage();
    }

    @Override
    public Message createMessage() {
        return context.createMessage();
    }

    @Override
    public ObjectMessage createObjectMessage() {
        return context.createObjectMessage();
    }

    @Override
    public ObjectMessage createObjectMessage(@Nullable Serializable object) {
        return context.createObjectMessage(object);
    }

    @Override
    public StreamMessage createStreamMessage() {
        return context.createStreamMessage();
    }

    @Override
    public TextMessage createTextMessage() {
        return context.createTextMessage();
    }

    @Override
    public TextMessage createTextMessage(@Nullable String text) {
        return context.createTextMessage(text);
    }

    @Override
    public Queue createQueue(String name) {
        return context.createQueue(name);
    }

    @Override
    public Topic createTopic(String name) {
        return context.createTopic(name);
    }

    // ---- what receives

    @Override
    public TemporaryQueue createTemporaryQueue() {
        throw sendsOnly("createTemporaryQueue");
    }

    @Override
    public TemporaryTopic createTemporaryTopic() {
        throw sendsOnly("createTemporaryTopic");
    }

    @Override
    public JMSConsumer createConsumer(Destination destination) {
        throw sendsOnly("createConsumer");
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector) {
        throw sendsOnly("createConsumer");
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal) {
        throw sendsOnly("createConsumer");
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name) {
        throw sendsOnly("createDurableConsumer");
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal) {
        throw sendsOnly("createDurableConsumer");
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name) {
        throw sendsOnly("createSharedDurableConsumer");
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector) {
        throw sendsOnly("createSharedDurableConsumer");
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name) {
        throw sendsOnly("createSharedConsumer");
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector) {
        throw sendsOnly("createSharedConsumer");
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) {
        throw sendsOnly("createBrowser");
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) {
        throw sendsOnly("createBrowser");
    }

    @Override
    public void unsubscribe(String name) {
        throw sendsOnly("unsubscribe");
    }

    // ---- what ends the transaction

    @Override
    public void acknowledge() {
        throw sendsOnly("acknowledge");
    }

    @Override
    public void commit() {
        throw notOurs("commit");
    }

    @Override
    public void rollback() {
        throw notOurs("rollback");
    }

    @Override
    public void recover() {
        throw notOurs("recover");
    }
}

package io.rowmq.benchmarks.subject;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** A line over any Jakarta Messaging provider. The consumer is opened with the first receipt. */
public final class JmsLine implements Line {

    private static final String QUEUE = "benchmark";
    private static final long PATIENCE = 1_000;

    private final Mode mode;
    private final Connection connection;
    private final Session session;
    private final Queue queue;
    private final MessageProducer producer;
    private final Body body;
    private final byte[] content = new byte[Body.SIZE - Long.BYTES];
    private @Nullable MessageConsumer consumer;
    private @Nullable Message last;

    /** A line with a connection of its own. */
    public JmsLine(ConnectionFactory factory, Mode mode) throws JMSException {
        this.mode = mode;
        this.connection = factory.createConnection();
        this.session = connection.createSession(mode.sessionMode());
        this.queue = session.createQueue(QUEUE);
        this.producer = session.createProducer(queue);
        this.body = new Body(System.identityHashCode(this));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        connection.start();
    }

    @Override
    public void send(long number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body.with(number));
        producer.send(message);
    }

    @Override
    public long receive() throws JMSException {
        if (consumer == null) {
            consumer = session.createConsumer(queue);
        }
        BytesMessage message = (BytesMessage) consumer.receive(PATIENCE);
        if (message == null) {
            return -1;
        }
        last = message;
        long number = message.readLong();
        if (message.readBytes(content) != content.length) {
            throw new IllegalStateException("message " + number + " has been cut");
        }
        return number;
    }

    @Override
    public void end() throws JMSException {
        if (mode == Mode.TRANSACTED) {
            session.commit();
        } else if (mode == Mode.CLIENT && last != null) {
            last.acknowledge();
            last = null;
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}

package io.rowmq.benchmarks.subject;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A line over any Jakarta Messaging provider. The consumer is opened with the first receipt, a subscription at once.
 */
public final class JmsLine implements Line {

    private static final long PATIENCE = 1_000;

    private final Connection connection;
    private final Session session;
    private final Settlement settlement;
    private final Address address;
    private final Destination destination;
    private final MessageProducer producer;
    private final Body body;
    private final byte[] content = new byte[Body.SIZE - Long.BYTES];
    private @Nullable MessageConsumer consumer;
    private @Nullable Message last;

    /** How the work of a session becomes final. */
    @FunctionalInterface
    public interface Settling {

        /** The settlement of a session. */
        Settlement of(Session session);
    }

    /** A line on a connection and a session of its own, which it closes. */
    public JmsLine(Connection connection, Session session, Settlement settlement, Address address) throws JMSException {
        this.connection = connection;
        this.session = session;
        this.settlement = settlement;
        this.address = address;
        this.destination = address.topic() ? session.createTopic(address.name()) : session.createQueue(address.name());
        this.producer = session.createProducer(destination);
        this.body = new Body(System.identityHashCode(this));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        if (address.subscription() != null) {
            consumer = open();
        }
        connection.start();
    }

    /** A line of a mode that needs nothing but sessions. */
    public static JmsLine create(ConnectionFactory factory, Mode mode, Address address) throws JMSException {
        return create(factory, mode, address, session -> last -> {
            switch (mode) {
                case TRANSACTED -> session.commit();
                case CLIENT -> {
                    if (last != null) {
                        last.acknowledge();
                    }
                }
                case AUTO, DUPS_OK -> {}
                case ROWS, XA -> throw new Unavailable("it has no rows beside its messages");
            }
        });
    }

    /** A line whose work becomes final in a way of its own. */
    public static JmsLine create(ConnectionFactory factory, Mode mode, Address address, Settling settling)
            throws JMSException {
        Connection connection = factory.createConnection();
        if (address.subscription() != null) {
            connection.setClientID(address.subscription());
        }
        Session session = connection.createSession(mode.sessionMode());
        return new JmsLine(connection, session, settling.of(session), address);
    }

    private MessageConsumer open() throws JMSException {
        return address.subscription() != null
                ? session.createDurableConsumer((Topic) destination, address.subscription())
                : session.createConsumer(destination, address.selector());
    }

    @Override
    public void send(long number) throws Exception {
        settlement.begin();
        producer.send(message(number));
    }

    @Override
    public void send(long number, int part) throws Exception {
        settlement.begin();
        BytesMessage message = message(number);
        message.setIntProperty(Address.PART, part);
        producer.send(message);
    }

    private BytesMessage message(long number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body.with(number));
        return message;
    }

    @Override
    public long receive() throws Exception {
        if (consumer == null) {
            consumer = open();
        }
        settlement.begin();
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
    public void row(long number) throws Exception {
        settlement.row(number);
    }

    @Override
    public void end() throws Exception {
        settlement.end(last);
        last = null;
    }

    @Override
    public void undo() throws Exception {
        session.rollback();
        last = null;
    }

    @Override
    public void close() throws Exception {
        settlement.close();
        connection.close();
    }
}

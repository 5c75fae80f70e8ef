package io.rowmq.samples.outbox;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Ships what was ordered: the receipt of the message, the row of the shipment, and the message that tells of it are one
 * transaction, too.
 */
final class Shipping implements AutoCloseable {

    static final String QUEUE = "orders";
    static final String SHIPPED = "shipped";

    private final RowmqContext context;
    private final JMSConsumer consumer;

    Shipping(RowmqConnectionFactory messages) {
        this.context = (RowmqContext) messages.createContext(JMSContext.SESSION_TRANSACTED);
        this.consumer = context.createConsumer(new RowmqQueue(QUEUE));
    }

    /** Ships the next order, unless none comes in time. */
    boolean shipNext(long milliseconds) throws SQLException, JMSException {
        Message message = consumer.receive(milliseconds);
        if (message == null) {
            return false;
        }
        try (PreparedStatement insert =
                context.getJdbcConnection().prepareStatement("INSERT INTO shipment (number) VALUES (?)")) {
            insert.setInt(1, Integer.parseInt(message.getBody(String.class)));
            insert.executeUpdate();
        }
        context.createProducer().send(new RowmqQueue(SHIPPED), message.getBody(String.class));
        context.commit();
        return true;
    }

    @Override
    public void close() {
        context.close();
    }
}

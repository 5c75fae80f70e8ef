package io.rowmq.samples.xa;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.management.RowmqBranches;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.Collections;
import java.util.Enumeration;
import java.util.UUID;

/** The queues, looked at and filled from outside of global transactions. */
record Payments(RowmqXAConnectionFactory factory) {

    /** What is to be paid. */
    static final Queue ORDERS = new RowmqQueue("payments");
    /** What was paid. */
    static final Queue RECEIPTS = new RowmqQueue("receipts");

    void order(int number) throws JMSException {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (int i = 1; i <= number; i++) {
                MapMessage payment = context.createMapMessage();
                payment.setString("id", UUID.randomUUID().toString().substring(0, 8));
                payment.setInt("amount", i * 100);
                context.createProducer().send(ORDERS, payment);
            }
            context.commit();
        }
    }

    int count(Queue queue) throws JMSException {
        try (JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(queue)) {
            return Collections.list((Enumeration<?>) browser.getEnumeration()).size();
        }
    }

    int inDoubt() throws JMSException {
        try (RowmqBranches branches = factory.branches()) {
            return branches.list().size();
        }
    }
}

package io.rowmq.crash;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.stream.IntStream;

/** Processes messages until one of them kills it, and says so on standard output. */
final class PoisonWorker {

    static final String POISON = "poison";
    static final int MAX_DELIVERIES = 3;
    static final int HEALTHY = 40;

    private static final String QUEUE = "tasks";
    private static final int KILLED = 99;
    private static final long PATIENCE = 500;

    private PoisonWorker() {}

    /** With the argument {@code send}, sends the poison among others first. */
    public static void main(String[] args) throws JMSException {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(args[0])) {
            factory.setMaxDeliveries(MAX_DELIVERIES);
            if (args.length > 1) {
                send(factory);
            }
            consume(factory, QUEUE);
            consume(factory, "DLQ." + QUEUE);
        }
    }

    private static void send(RowmqConnectionFactory factory) {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            Queue queue = context.createQueue(QUEUE);
            context.createProducer().send(queue, POISON);
            IntStream.range(0, HEALTHY).forEach(i -> context.createProducer().send(queue, "healthy-" + i));
            context.commit();
        }
    }

    private static void consume(RowmqConnectionFactory factory, String queue) throws JMSException {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            for (Message message = consumer.receive(PATIENCE); message != null; message = consumer.receive(PATIENCE)) {
                String text = ((TextMessage) message).getText();
                System.out.println(queue + " " + text + " " + message.getIntProperty("JMSXDeliveryCount"));
                if (text.equals(POISON) && queue.equals(QUEUE)) {
                    Runtime.getRuntime().halt(KILLED);
                }
                context.commit();
            }
        }
    }
}

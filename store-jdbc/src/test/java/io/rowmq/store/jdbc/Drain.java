package io.rowmq.store.jdbc;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.ArrayList;
import java.util.List;

/** Takes what is left in a queue. */
final class Drain {

    private Drain() {}

    /** The texts that are there, in the order in which they come. */
    static List<String> texts(ConnectionFactory factory, Queue queue) {
        List<String> texts = new ArrayList<>();
        try (JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(queue)) {
            for (String text = consumer.receiveBodyNoWait(String.class);
                    text != null;
                    text = consumer.receiveBodyNoWait(String.class)) {
                texts.add(text);
            }
        }
        return texts;
    }
}

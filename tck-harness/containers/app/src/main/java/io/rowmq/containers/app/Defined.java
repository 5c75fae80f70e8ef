package io.rowmq.containers.app;

import jakarta.ejb.Stateless;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Sends in a transaction, with a factory and to a queue that the application defines itself. */
@Stateless
public class Defined {

    /** Sends with the factory and to the queue whose names begin so. */
    public void send(String names, String text, boolean fail) throws NamingException {
        InitialContext context = new InitialContext();
        ConnectionFactory factory = (ConnectionFactory) context.lookup(names + "Factory");
        Queue queue = (Queue) context.lookup(names + "Queue");
        try (JMSContext messages = factory.createContext()) {
            messages.createProducer().send(queue, text);
        }
        if (fail) {
            throw new IllegalStateException("asked to fail: " + text);
        }
    }
}

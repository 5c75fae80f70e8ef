package io.rowmq.containers.app;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.transaction.TransactionManager;
import javax.naming.InitialContext;

/** Sends in a transaction that the server does not survive. */
@Stateless
public class Doom {

    @Resource(name = "jms/factory")
    private ConnectionFactory factory;

    /**
     * Kills the server between the phases of a transaction that sends a message.
     *
     * @param manager where the server has its transaction manager
     */
    public void send(String queue, String text, String manager) throws Exception {
        TransactionManager transactions = (TransactionManager) new InitialContext().lookup(manager);
        transactions.getTransaction().enlistResource(new Bomb());
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(queue), text);
        }
    }
}

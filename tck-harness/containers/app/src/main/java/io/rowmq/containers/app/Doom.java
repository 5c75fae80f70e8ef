package io.rowmq.containers.app;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.transaction.Transaction;
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
     * @param manager where the server has its transaction manager: a name, or a class that gives it
     */
    public void send(String queue, String text, String manager) throws Exception {
        Transaction transaction = find(manager).getTransaction();
        // One is committed before the message, in whichever order that is done.
        transaction.enlistResource(new Bomb());
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(queue), text);
        }
        transaction.enlistResource(new Bomb());
    }

    private static TransactionManager find(String manager) throws Exception {
        Object found = manager.startsWith("java:")
                ? new InitialContext().lookup(manager)
                : Class.forName(manager).getMethod("getTransactionManager").invoke(null);
        return (TransactionManager) found;
    }
}

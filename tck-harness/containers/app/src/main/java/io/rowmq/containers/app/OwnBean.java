package io.rowmq.containers.app;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.transaction.UserTransaction;

/** Begins and ends its own transactions: sends two messages, of which one is rolled back. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "own"),
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class OwnBean implements MessageListener {

    @EJB
    private Journal journal;

    @Resource(name = "jms/factory")
    private ConnectionFactory factory;

    @Resource
    private UserTransaction transaction;

    @Override
    public void onMessage(Message message) {
        try {
            String text = journal.note("OwnBean", message);
            transaction.begin();
            send("lost " + text);
            transaction.rollback();
            transaction.begin();
            send("kept " + text);
            transaction.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String text) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue("orders"), text);
        }
    }
}

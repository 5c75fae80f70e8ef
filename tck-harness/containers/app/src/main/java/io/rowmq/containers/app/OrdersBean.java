package io.rowmq.containers.app;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes orders. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "orders"),
        })
public class OrdersBean implements MessageListener {

    @EJB
    private Journal journal;

    @Override
    public void onMessage(Message message) {
        try {
            journal.note("OrdersBean", message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.rowmq.containers.app;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Works on the news that mean work, with others who share the subscription. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "news"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "workers"),
            @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = "kind = 'work'"),
        })
public class WorkBean implements MessageListener {

    @EJB
    private Journal journal;

    @Override
    public void onMessage(Message message) {
        try {
            journal.note("WorkBean", message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.rowmq.containers.app;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Keeps all news, also those that come while it is away. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "news"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "archive"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "archivist"),
        })
public class ArchiveBean implements MessageListener {

    @EJB
    private Journal journal;

    @Override
    public void onMessage(Message message) {
        try {
            journal.note("ArchiveBean", message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

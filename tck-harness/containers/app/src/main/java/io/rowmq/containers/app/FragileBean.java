package io.rowmq.containers.app;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Fails whenever it is told to. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "fragile"),
            @ActivationConfigProperty(propertyName = "pauseAfterFailures", propertyValue = "2"),
        })
public class FragileBean implements MessageListener {

    @EJB
    private Journal journal;

    @Override
    public void onMessage(Message message) {
        try {
            String text = journal.note("FragileBean", message);
            if (journal.isBroken()) {
                throw new IllegalStateException("broken: " + text);
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

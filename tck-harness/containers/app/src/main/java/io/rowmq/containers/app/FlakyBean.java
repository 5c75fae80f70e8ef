package io.rowmq.containers.app;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.SQLException;

/** Writes a row and then fails: for ever, or until the third delivery; by an exception, or without one. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "flaky"),
            @ActivationConfigProperty(propertyName = "redeliveryDelay", propertyValue = "100"),
            @ActivationConfigProperty(propertyName = "redeliveryBackOff", propertyValue = "2"),
            @ActivationConfigProperty(propertyName = "maxDeliveries", propertyValue = "4"),
        })
public class FlakyBean implements MessageListener {

    @EJB
    private Journal journal;

    @EJB
    private Orders orders;

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMessage(Message message) {
        try {
            String text = journal.note("FlakyBean", message);
            orders.write(text);
            if (text.startsWith("never") || message.getIntProperty("JMSXDeliveryCount") < 3) {
                fail(text);
            }
        } catch (JMSException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fail(String text) {
        if (text.startsWith("veto")) {
            context.setRollbackOnly();
        } else {
            throw new IllegalArgumentException("cannot " + text);
        }
    }
}

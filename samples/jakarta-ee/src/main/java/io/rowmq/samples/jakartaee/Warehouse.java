package io.rowmq.samples.jakartaee;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Ships orders, in the transaction that takes the message; what cannot be shipped is tried three times. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = OrderDesk.QUEUE),
            @ActivationConfigProperty(propertyName = "maxDeliveries", propertyValue = "3"),
            @ActivationConfigProperty(propertyName = "redeliveryDelay", propertyValue = "200"),
            @ActivationConfigProperty(propertyName = "deadLetterDestination", propertyValue = Complaints.QUEUE),
        })
public class Warehouse implements MessageListener {

    @PersistenceContext
    private EntityManager orders;

    @Override
    public void onMessage(Message message) {
        try {
            String[] words = message.getBody(String.class).split(" ", 2);
            orders.find(CustomerOrder.class, Long.parseLong(words[0])).become(CustomerOrder.State.SHIPPED);
            if (words[1].equals("unicorn")) {
                throw new IllegalStateException(
                        "no unicorn on delivery " + message.getIntProperty("JMSXDeliveryCount"));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.rowmq.samples.jakartaee;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Deals with orders that the warehouse could not ship: the dead letters. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Complaints.QUEUE),
        })
public class Complaints implements MessageListener {

    static final String QUEUE = "complaints";

    @PersistenceContext
    private EntityManager orders;

    @Override
    public void onMessage(Message message) {
        try {
            String number = message.getBody(String.class).split(" ", 2)[0];
            orders.find(CustomerOrder.class, Long.parseLong(number)).become(CustomerOrder.State.REJECTED);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

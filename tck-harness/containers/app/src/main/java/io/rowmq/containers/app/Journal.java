package io.rowmq.containers.app;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the message-driven beans saw, whatever becomes of their transactions. */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Journal {

    private final Map<String, List<String>> deliveries = new ConcurrentHashMap<>();
    private volatile boolean broken;

    /** Notes a delivery; returns its text. */
    public String note(String bean, Message message) throws JMSException {
        String text = message.getBody(String.class);
        deliveries
                .computeIfAbsent(text, any -> new CopyOnWriteArrayList<>())
                .add(bean + " " + message.getIntProperty("JMSXDeliveryCount") + " " + message.getJMSRedelivered());
        return text;
    }

    public List<String> of(String text) {
        return List.copyOf(deliveries.getOrDefault(text, List.of()));
    }

    /** Whether the fragile bean fails. */
    public boolean isBroken() {
        return broken;
    }

    public void setBroken(boolean broken) {
        this.broken = broken;
    }
}

package io.rowmq.relay;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a body.
 *
 * @param properties the application's
 * @param id the message identifier that the message came with
 * @param correlationId as text
 * @param type JMSType
 * @param deliveryMode persistent or not
 * @param priority 0 to 9
 * @param timeToLive in milliseconds, 0 without limit, negative if it is over
 */
record Envelope(
        Map<String, Object> properties,
        @Nullable String id,
        @Nullable String correlationId,
        @Nullable String type,
        int deliveryMode,
        int priority,
        long timeToLive) {

    private static final String DEDUPLICATION_ID = "JMS_RowMQ_DeduplicationId";
    private static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    static Envelope of(Message message) throws JMSException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String name = (String) each;
            if (isTheApplications(name)) {
                properties.put(name, message.getObjectProperty(name));
            }
        }
        return new Envelope(
                properties,
                message.getJMSMessageID(),
                message.getJMSCorrelationID(),
                message.getJMSType(),
                message.getJMSDeliveryMode(),
                message.getJMSPriority(),
                timeToLive(message.getJMSExpiration()));
    }

    /** Others are set by the provider, and mean something to that provider only. */
    private static boolean isTheApplications(String name) {
        return name.equals("JMSXGroupID")
                || name.equals("JMSXGroupSeq")
                || !name.startsWith("JMSX") && !name.startsWith("JMS_");
    }

    private static long timeToLive(long expiration) {
        if (expiration == 0) {
            return 0;
        }
        long left = expiration - System.currentTimeMillis();
        return left == 0 ? -1 : left;
    }

    /** Which delivery of the message it is, from 1. */
    static int deliveries(Message message) throws JMSException {
        if (message.propertyExists(DELIVERY_COUNT)) {
            return message.getIntProperty(DELIVERY_COUNT);
        }
        return message.getJMSRedelivered() ? 2 : 1;
    }

    boolean expired() {
        return timeToLive < 0;
    }

    /** Onto a copy for the target. */
    void writeTo(Message copy, Route route) throws JMSException {
        copy.setJMSCorrelationID(correlationId);
        copy.setJMSType(type);
        writeProperties(copy);
        if (id != null) {
            copy.setStringProperty(Relay.MESSAGE_ID, id);
            if (route.deduplicates()) {
                copy.setStringProperty(DEDUPLICATION_ID, route.name() + ":" + id);
            }
        }
    }

    /** Onto the message that was received, which becomes a dead letter. */
    void writeDeadLetter(Message message, Route route, String reason) throws JMSException {
        message.clearProperties();
        writeProperties(message);
        message.setStringProperty(Relay.NAME, route.name());
        message.setStringProperty(Relay.FAILURE, reason);
    }

    private void writeProperties(Message message) throws JMSException {
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
    }
}

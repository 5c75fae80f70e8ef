package io.rowmq.internal.message;

import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way from the message that a client sends to the message that is stored. */
public final class Outgoing {

    private static final Logger LOG = System.getLogger("io.rowmq.message");
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private Outgoing() {}

    /**
     * What is stored of a message, ours or another provider's (section 3.12). What the client does with the message
     * afterwards does not change it.
     *
     * @throws MessageFormatException if a foreign message holds what messages cannot hold
     */
    public static StoredMessage snapshot(Message message, SendHeaders headers) throws JMSException {
        boolean ours = message instanceof Envelope;
        return new StoredMessage(
                headers.messageId(),
                headers.destinationId(),
                headers.priority(),
                headers.persistent(),
                headers.timestamp(),
                headers.expiration(),
                headers.deliveryTime(),
                ours ? message.getJMSCorrelationID() : Foreign.correlationId(message),
                headers.replyTo(),
                message.getJMSType(),
                withUser(
                        ours ? ((Envelope) message).storedProperties() : Foreign.properties(message), headers.userId()),
                ours ? ((Envelope) message).storedBody() : Foreign.body(message));
    }

    /** What another connection's user put on a message that is sent on is not true of this one. */
    private static Map<String, @Nullable Object> withUser(
            Map<String, @Nullable Object> properties, @Nullable String userId) {
        if (userId == null && !properties.containsKey(PropertyNames.USER_ID)) {
            return properties;
        }
        Map<String, @Nullable Object> stamped = new LinkedHashMap<>(properties);
        stamped.remove(PropertyNames.USER_ID);
        if (userId != null) {
            stamped.put(PropertyNames.USER_ID, userId);
        }
        return Collections.unmodifiableMap(stamped);
    }

    /**
     * The message with properties of those who watch its way, which take the place of others of the same names. What
     * cannot be the name of a property is left out.
     */
    public static StoredMessage withProperties(StoredMessage message, Map<String, String> more) {
        if (more.isEmpty()) {
            return message;
        }
        Map<String, @Nullable Object> together = new LinkedHashMap<>(message.properties());
        more.forEach((name, value) -> {
            if (PropertyNames.usable(name)) {
                together.put(name, value);
            } else {
                LOG.log(Level.WARNING, "An observer''s property ''{0}'' is left out: it is no identifier", name);
            }
        });
        return message.withProperties(Collections.unmodifiableMap(together));
    }

    /**
     * Gives the client's message the header fields that a completed send leaves on it (table 3-1).
     *
     * @param message the message that was sent
     * @param sent what was stored of it
     * @param destination where it was sent
     */
    public static void complete(Message message, StoredMessage sent, Destination destination) throws JMSException {
        message.setJMSDestination(destination);
        message.setJMSDeliveryMode(sent.persistent() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT);
        message.setJMSMessageID(sent.messageId());
        message.setJMSTimestamp(sent.timestamp());
        message.setJMSExpiration(sent.expiration());
        message.setJMSDeliveryTime(sent.deliveryTime());
        message.setJMSPriority(sent.priority());
        if (message instanceof Envelope envelope) {
            envelope.sentBy(sent.properties().get(PropertyNames.USER_ID));
        }
    }

    /**
     * Refuses bodies that are too large.
     *
     * @param limit {@code maxMessageSize}, in bytes as stored: UTF-8 for text
     * @throws MessageFormatException if the body is larger
     */
    public static void requireSize(MessageBody body, long limit) throws JMSException {
        if (body.size() * MOST_BYTES_OF_A_CHAR <= limit) {
            return;
        }
        long size = body.encodedSize();
        if (size > limit) {
            throw new MessageFormatException("The body of this " + body.type() + " message takes " + size
                    + " bytes, and maxMessageSize=" + limit
                    + " allows no more; raise maxMessageSize, or send a reference to data kept elsewhere");
        }
    }
}

package io.rowmq.ra.internal.inbound;

import io.rowmq.ra.RowmqActivationSpec;
import io.rowmq.ra.internal.Login;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import jakarta.resource.spi.InvalidPropertyException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an activation once they have been checked.
 *
 * @param address the destination
 * @param factoryLookup the JNDI name of a connection factory, null for none
 * @param selector the message selector, null for all messages
 * @param subscribing how a topic is subscribed to
 * @param login who connects
 * @param lazyAcknowledgement whether several messages may be acknowledged together
 * @param returning what becomes of messages that fail
 * @param maxSessions messages at the same time
 * @param pauseAfterFailures failures in a row before the endpoint pauses, 0 for never
 * @param setupAttempts further attempts to reach the database, -1 without limit
 * @param setupInterval the time between them
 */
public record Settings(
        Address address,
        @Nullable String factoryLookup,
        @Nullable String selector,
        Subscribing subscribing,
        Login login,
        boolean lazyAcknowledgement,
        Returning returning,
        int maxSessions,
        int pauseAfterFailures,
        int setupAttempts,
        Duration setupInterval) {

    private static final int DEFAULT_SESSIONS = 10;
    private static final int MOST_SESSIONS = 10_000;
    private static final int WITHOUT_LIMIT = -1;
    private static final long DEFAULT_INTERVAL = 10_000;

    /**
     * The destination as it is named.
     *
     * @param name the physical name or the JNDI name
     * @param lookup whether it can only be a JNDI name
     * @param type {@link Queue} or {@link Topic}, null if the object in JNDI says it
     */
    record Address(String name, boolean lookup, @Nullable Class<?> type) {}

    /**
     * Checks the properties.
     *
     * @throws InvalidPropertyException naming each property that is wrong
     */
    public static Settings of(RowmqActivationSpec spec) throws InvalidPropertyException {
        Complaints complaints = new Complaints();
        Address address = address(spec, complaints);
        Subscribing subscribing = Subscribing.of(spec, complaints);
        if (address.type() == Queue.class && spec.getSubscriptionName() != null) {
            complaints.add(
                    "subscriptionName",
                    spec.getSubscriptionName(),
                    "a queue has no subscriptions; leave it out, or set" + " destinationType=jakarta.jms.Topic");
        }
        if (subscribing.durable()
                && !subscribing.shared()
                && spec.getClientId() == null
                && spec.getConnectionFactoryLookup() == null) {
            complaints.add(
                    "clientId",
                    null,
                    "a durable subscription that is not shared needs one; set it, or" + " shareSubscriptions=true");
        }
        ranges(spec, complaints);
        boolean lazy = lazyAcknowledgement(spec, complaints);
        complaints.throwIfAny();
        return new Settings(
                address,
                spec.getConnectionFactoryLookup(),
                spec.getMessageSelector(),
                subscribing,
                new Login(spec.getUser(), spec.getPassword(), spec.getClientId()),
                lazy,
                Returning.of(spec),
                given(spec.getMaxSessions(), DEFAULT_SESSIONS),
                given(spec.getPauseAfterFailures(), 0),
                given(spec.getSetupAttempts(), WITHOUT_LIMIT),
                Duration.ofMillis(given(spec.getSetupInterval(), DEFAULT_INTERVAL)));
    }

    /**
     * Checks what only the destination itself can tell, if JNDI says whether it is a queue or a topic.
     *
     * @throws InvalidPropertyException if a queue is to be subscribed to
     */
    void checkAgainst(Destination destination) throws InvalidPropertyException {
        boolean subscribed = subscribing.durable() || subscribing.shared() || subscribing.name() != null;
        if (subscribed && !(destination instanceof Topic)) {
            Complaints complaints = new Complaints();
            complaints.add(
                    "subscriptionName",
                    subscribing.name(),
                    address.name() + " is a queue, which has no subscriptions; leave out all that is about them, or"
                            + " name a topic");
            throw complaints.exception();
        }
    }

    /**
     * Checks what only the connection factory can tell.
     *
     * @throws JMSException if a durable subscription has nobody whom it belongs to
     */
    void checkAgainst(Connection connection) throws JMSException {
        if (subscribing.durable() && !subscribing.shared() && connection.getClientID() == null) {
            throw new JMSException(
                    "clientId=null: neither the activation nor connectionFactoryLookup='" + factoryLookup
                            + "' has one, and a durable subscription that is not shared needs it; set it, or"
                            + " shareSubscriptions=true",
                    "ROWMQ-OPTION");
        }
    }

    private static Address address(RowmqActivationSpec spec, Complaints complaints) {
        Class<?> type = type(spec, complaints);
        String physical = spec.getDestination();
        String lookup = spec.getDestinationLookup();
        if (lookup == null && physical == null) {
            complaints.add("destination", null, "set it to the name of a queue or topic, or set destinationLookup");
        } else if (lookup != null && physical != null) {
            complaints.add("destination", physical, "contradicts destinationLookup='" + lookup + "'; set one of them");
        } else if (lookup == null && spec.getDestinationType() == null) {
            complaints.add(
                    "destinationType",
                    null,
                    "set it to jakarta.jms.Queue or jakarta.jms.Topic, as '" + physical
                            + "' alone does not say which it is");
        }
        return lookup != null ? new Address(lookup, true, type) : new Address("" + physical, false, type);
    }

    private static @Nullable Class<?> type(RowmqActivationSpec spec, Complaints complaints) {
        String word = spec.getDestinationType();
        if (word == null) {
            return null;
        }
        switch (word) {
            case "jakarta.jms.Queue", "javax.jms.Queue" -> {
                return Queue.class;
            }
            case "jakarta.jms.Topic", "javax.jms.Topic" -> {
                return Topic.class;
            }
            default -> {
                complaints.add("destinationType", word, "use jakarta.jms.Queue or jakarta.jms.Topic");
                return null;
            }
        }
    }

    private static boolean lazyAcknowledgement(RowmqActivationSpec spec, Complaints complaints) {
        String word = spec.getAcknowledgeMode();
        return switch (word == null ? "auto-acknowledge" : word.toLowerCase(Locale.ROOT)) {
            case "auto-acknowledge" -> false;
            case "dups-ok-acknowledge" -> true;
            default -> {
                complaints.add("acknowledgeMode", word, "use Auto-acknowledge or Dups-ok-acknowledge");
                yield false;
            }
        };
    }

    private static void ranges(RowmqActivationSpec spec, Complaints complaints) {
        complaints.range("maxSessions", spec.getMaxSessions(), 1, MOST_SESSIONS, "use 1 to " + MOST_SESSIONS);
        if (spec.getMaxDeliveries() != null && spec.getMaxDeliveries() != WITHOUT_LIMIT) {
            complaints.range(
                    "maxDeliveries",
                    spec.getMaxDeliveries(),
                    1,
                    Integer.MAX_VALUE,
                    "use at least 1, or -1 for no limit");
        }
        complaints.range(
                "redeliveryDelay", spec.getRedeliveryDelay(), 0, Long.MAX_VALUE, "use milliseconds, at least 0");
        complaints.range("redeliveryBackOff", spec.getRedeliveryBackOff(), 1, 1000, "use a factor of 1 to 1000");
        complaints.range(
                "maxRedeliveryDelay", spec.getMaxRedeliveryDelay(), 0, Long.MAX_VALUE, "use milliseconds, at least 0");
        complaints.range(
                "pauseAfterFailures", spec.getPauseAfterFailures(), 0, Integer.MAX_VALUE, "use 0 for never, or more");
        complaints.range(
                "setupAttempts",
                spec.getSetupAttempts(),
                WITHOUT_LIMIT,
                Integer.MAX_VALUE,
                "use -1 for no limit, or more");
        complaints.range("setupInterval", spec.getSetupInterval(), 1, Long.MAX_VALUE, "use milliseconds, at least 1");
    }

    private static <T> T given(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

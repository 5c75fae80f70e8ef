package io.rowmq.spi;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * Names that mean the same in all JVMs of a shared database: destinations, subscriptions and client identifiers. Each
 * call is a transaction of its own. What belongs to a node ends with it; a node that was taken for dead gets an
 * exception with the error code {@link Nodes#FENCED}.
 *
 * <p>The ids of temporary destinations and non-durable subscriptions are negative, as everywhere.
 */
public interface Registry {

    /**
     * The error code that says that what a unit was made of has changed: subscriptions since its routes were found, or
     * another JVM has sent a message with the same identifier. The unit has to be made anew.
     */
    String STALE = "ROWMQ-STALE-ROUTES";

    /** The destination of that name, created if it does not exist. */
    DestinationRow destination(DestinationRow.Kind kind, String name) throws JMSException;

    /** Creates a temporary destination that belongs to a node; the name is new. */
    DestinationRow createTemporary(long node, DestinationRow.Kind kind, String name) throws JMSException;

    /** The temporary destination of that name, null if there is none (any more). */
    @Nullable DestinationRow temporary(String name) throws JMSException;

    /** Ends a temporary destination; what it holds is then trimmed. Nothing happens if there is none. */
    void deleteTemporary(DestinationRow destination) throws JMSException;

    /** All topics and subscriptions. */
    Topology topology() throws JMSException;

    /**
     * The subscription of that client identifier, name and durability, created if it does not exist; from here on the
     * node uses it.
     *
     * @param wanted what is wanted; of its id only the sign counts, negative for a non-durable subscription
     * @return the one that exists, which may differ from what was wanted
     */
    Subscribed subscribe(long node, SubscriptionRow wanted) throws JMSException;

    /** The node uses a subscription no longer. A non-durable one ends when no node uses it. */
    void unsubscribe(long node, SubscriptionRow subscription) throws JMSException;

    /**
     * Ends a durable subscription, unless a node uses it or messages of it are claimed.
     *
     * @return whether it has ended
     */
    boolean delete(SubscriptionRow subscription) throws JMSException;

    /** The durable subscription of that client identifier and name, null if there is none. */
    @Nullable SubscriptionRow subscription(@Nullable String clientId, String name) throws JMSException;

    /** Takes a client identifier for a connection of the node; false if another connection anywhere has it. */
    boolean takeClientId(long node, String clientId) throws JMSException;

    /** Gives a client identifier of the node back. */
    void giveBackClientId(long node, String clientId) throws JMSException;

    /**
     * The outcome of {@link #subscribe}.
     *
     * @param subscription the subscription that exists
     * @param shared whether other nodes use it too
     */
    record Subscribed(SubscriptionRow subscription, boolean shared) {}
}

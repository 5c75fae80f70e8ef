package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.SubscriptionRow;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subscriptions of all topics: who gets a published message, who may consume, when a subscription ends. */
interface Subscriptions {

    /** Reads what there is to know before the first use. */
    void load() throws JMSException;

    /** Who has to deliver a message published by the given connection, as part of a unit. */
    List<BacklogId> routes(StoredDestination topic, StoredMessage message, Origin from, Unit unit) throws JMSException;

    /** Subscribes, and opens a reader on the subscription. */
    Reader subscribe(StoredDestination topic, SubscriptionSpec spec) throws JMSException;

    /** Ends a durable subscription. */
    void unsubscribe(@Nullable String clientId, String name) throws JMSException;

    /** The topic of a durable subscription, null if there is none of that name. */
    @Nullable StoredDestination topic(@Nullable String clientId, String name) throws JMSException;

    /** All subscriptions; non-durable ones have negative ids, and an empty name if they have none. */
    List<SubscriptionRow> rows() throws JMSException;

    /** The subscription of that key, null if this JVM does not know it. */
    @Nullable Subscription find(long id);

    /** How many readers a topic has in this JVM. */
    int readers(StoredDestination topic);

    /** Other JVMs have changed something: what was read is not right any more. */
    void stale();

    /** How many topics have subscriptions that this JVM knows. */
    int topics();

    /** What ended with a node that was taken for dead begins anew. */
    void reestablish() throws JMSException;
}

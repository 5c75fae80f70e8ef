package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subscriptions of topics. */
public interface RowmqSubscriptions {

    /**
     * A part of the subscriptions to topics that match a pattern, by topic and name. Counts the messages of those it
     * shows.
     *
     * @param pattern of topics, as in {@link io.rowmq.policy.Role}; null for all
     * @param offset leave so many out at the start
     * @param limit at most so many, at least 1
     */
    List<RowmqSubscription> list(@Nullable String pattern, int offset, int limit) throws JMSException;

    /** One subscription. */
    RowmqSubscription show(long id) throws JMSException;

    /**
     * Ends a durable subscription, and removes what waits in it.
     *
     * @throws jakarta.jms.IllegalStateException if it has a consumer, or messages of it are in a session's hands
     * @throws JMSException if there is none, or it is not durable and ends with its consumers
     */
    void unsubscribe(long id) throws JMSException;
}

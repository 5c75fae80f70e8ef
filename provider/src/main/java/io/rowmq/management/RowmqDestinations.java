package io.rowmq.management;

import io.rowmq.policy.Right;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queues and topics. */
public interface RowmqDestinations {

    /**
     * How many destinations match a pattern.
     *
     * @param pattern as in {@link io.rowmq.policy.Role}, null for all
     */
    int count(@Nullable String pattern) throws JMSException;

    /**
     * A part of the destinations that match a pattern, by name. Counts the messages of those it shows, which takes the
     * database time in proportion to their number; a count that took long is shown again for a while, at most a minute
     * ({@link RowmqDestination#countedAt}).
     *
     * @param pattern as in {@link io.rowmq.policy.Role}, null for all
     * @param offset leave so many out at the start
     * @param limit at most so many, at least 1
     */
    List<RowmqDestination> list(@Nullable String pattern, int offset, int limit) throws JMSException;

    /** What the operator may do with a destination, whether or not it exists; everything where there are no users. */
    Set<Right> rights(String destination) throws JMSException;

    /** One destination. */
    RowmqDestination show(String destination) throws JMSException;

    /** Creates a destination, if it does not exist. */
    void create(String destination) throws JMSException;

    /**
     * Deletes a destination and all its messages. It comes into being again when it is used again.
     *
     * @throws jakarta.jms.IllegalStateException if it has consumers, subscriptions or messages in hand, is temporary,
     *     or other JVMs share the database
     */
    void delete(String destination) throws JMSException;

    /**
     * Lets a queue, or all subscriptions of a topic, look empty to consumers until it is resumed, also after a restart.
     * Messages are accepted, and those in hand can be finished.
     */
    void pause(String destination) throws JMSException;

    /**
     * Ends a pause.
     *
     * @throws jakarta.jms.IllegalStateException if it is paused by a setting for a pattern, which has to be changed
     */
    void resume(String destination) throws JMSException;
}

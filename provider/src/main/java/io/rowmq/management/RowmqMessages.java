package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits in queues and subscriptions, and, as {@code archive://DESTINATION}, copies of what was consumed. Copies
 * are browsed in the order of sending and carry the property {@code JMS_RowMQ_ConsumedTime}, milliseconds since the
 * epoch, which selectors may ask for; they are copied and deleted, but neither moved, retried nor received. A copy of a
 * copy does not expire.
 *
 * <p>What is done with many messages is done in the background, in steps of some hundred messages, each of which is one
 * transaction; these methods return the number of an operation, see {@link RowmqOperations}. It looks at no more
 * messages than there were when it began. Consumers may go on meanwhile: what they have in hand is passed over, and
 * what has been moved they do not see. If the process ends, what was done stays done, and nothing is half done.
 */
public interface RowmqMessages {

    /**
     * A page of the messages that can be delivered, in order of delivery.
     *
     * @param source a queue, subscription or archive
     * @param selector which messages, null for all
     * @param cursor {@link MessagePage#cursor} of the page before, null to begin
     * @param limit at most so many, 1 to 1000
     * @throws jakarta.jms.InvalidSelectorException if the selector cannot be parsed
     */
    MessagePage browse(String source, @Nullable String selector, @Nullable String cursor, int limit)
            throws JMSException;

    /**
     * One message, with its whole body.
     *
     * @param position {@link RowmqMessage#position}
     * @throws JMSException if it is not there (any more)
     */
    RowmqMessage show(String source, long position) throws JMSException;

    /**
     * Moves messages to another destination. They keep everything but their count of deliveries; what nobody subscribes
     * to stays where it is.
     *
     * @param source a queue or subscription
     * @param selector which messages, null for all
     * @param target a queue or topic, created if it does not exist
     * @return the operation
     */
    long move(String source, @Nullable String selector, String target) throws JMSException;

    /**
     * Copies messages to another destination, also those in hand. Copies have identifiers of their own.
     *
     * @return the operation
     */
    long copy(String source, @Nullable String selector, String target) throws JMSException;

    /**
     * Sends dead letters back to where they were given up: their queue, or the one subscription that had them. They
     * lose the properties of a dead letter. Those whose topic or subscription has ended stay where they are, and so do
     * those of a destination that the operator may neither send to nor manage.
     *
     * @return the operation
     */
    long retry(String source, @Nullable String selector) throws JMSException;

    /**
     * Deletes messages.
     *
     * @param selector which messages, null for all
     * @return the operation
     */
    long delete(String source, @Nullable String selector) throws JMSException;

    /**
     * Moves one message.
     *
     * @param position {@link RowmqMessage#position}
     * @return false if it is not there any more, or in somebody's hands
     */
    boolean moveOne(String source, long position, String target) throws JMSException;

    /** Copies one message; false if it is not there any more, or nobody subscribes to the target. */
    boolean copyOne(String source, long position, String target) throws JMSException;

    /**
     * Sends one dead letter back to where it was given up; false as for {@link #moveOne}, or if {@link #retry} lets it
     * stay.
     */
    boolean retryOne(String source, long position) throws JMSException;

    /** Deletes one message; false as for {@link #moveOne}. */
    boolean deleteOne(String source, long position) throws JMSException;

    /**
     * Sends a message.
     *
     * @param target a queue or topic, created if it does not exist
     * @param json as {@link RowmqMessage#json} writes it; everything may be left out. An identifier that is there is
     *     kept, and a time to live is {@code timeToLive} in milliseconds
     * @return the identifier of the message
     * @throws jakarta.jms.MessageFormatException if the text is not what it should be; it says what is wrong
     */
    String send(String target, String json) throws JMSException;

    /**
     * Takes a message out of a queue. It is gone when the method returns, whatever the caller does with it.
     *
     * @param source a queue
     * @param selector which messages, null for all
     * @param timeoutMillis how long to wait for one, at most a minute
     * @return null if there was none
     */
    @Nullable RowmqMessage receive(String source, @Nullable String selector, long timeoutMillis) throws JMSException;

    /**
     * Begins to watch a topic: what is published from now on, by a non-durable subscription of its own, which takes
     * nothing from others. It ends with {@link #unwatch}, with this management, or when nobody asks for a minute.
     *
     * @param topic a topic that exists
     * @param selector which messages, null for all
     * @return the number of the watch
     */
    long watch(String topic, @Nullable String selector) throws JMSException;

    /**
     * What has been published since this was last called, with whole bodies.
     *
     * @param watch the number of the watch
     * @param limit at most so many, 1 to 1000
     * @param timeoutMillis how long to wait if there is nothing, at most half a minute
     * @throws JMSException if there is no such watch (any more)
     */
    List<RowmqMessage> watched(long watch, int limit, long timeoutMillis) throws JMSException;

    /** Ends a watch, if there is one of that number. */
    void unwatch(long watch) throws JMSException;
}

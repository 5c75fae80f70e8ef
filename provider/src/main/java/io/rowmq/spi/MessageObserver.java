package io.rowmq.spi;

import jakarta.jms.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens to messages in this JVM, for metrics, tracing and alarms;
 * {@link io.rowmq.RowmqConnectionFactory#addObserver} adds one. Each method does nothing by default.
 *
 * <p>The methods are called by the threads that send, receive and commit, at the same time by many. They must not
 * block, and must not use the session that they were called for. What they throw is logged and goes no further. Without
 * an observer nothing is measured and nothing is made for it.
 *
 * <p>A destination with a negative {@link DestinationRow#id() id} is temporary: its name is used once.
 */
public interface MessageObserver {

    /**
     * A message is about to be sent. Called by the thread that sends.
     *
     * @param to its destination
     * @param message the application's message, which has no {@code JMSMessageID} of this send yet; not to be changed
     * @return what goes with this send and is told its end; null for nothing
     */
    default @Nullable Sending sending(DestinationRow to, Message message) {
        return null;
    }

    /** One send, from its beginning to its end. */
    interface Sending {

        /**
         * Properties of type {@code String} that the stored message gets besides those of the application's message, or
         * in their place. The names are those of message properties. Asked for once.
         */
        default Map<String, String> properties() {
            return Map.of();
        }

        /**
         * The send is over: durable, or part of the session's transaction. For an asynchronous send another thread
         * calls this.
         *
         * @param sent what was sent; null if it failed before it was complete
         * @param failure why it failed, null if it did not
         */
        void ended(@Nullable StoredMessage sent, @Nullable Throwable failure);
    }

    /**
     * A receive returns a message, or what a resource adapter asked for is there. Deliveries to listeners are told by
     * {@link #processing} instead.
     *
     * @param from the destination it was sent to
     * @param message the message
     * @param deliveryCount which delivery it is, 1 for the first
     * @param nanos how long the receive took, waiting included
     */
    default void received(DestinationRow from, StoredMessage message, int deliveryCount, long nanos) {}

    /**
     * A message listener is about to be called.
     *
     * @param from the destination it was sent to
     * @param message the message
     * @param deliveryCount which delivery it is, 1 for the first
     * @return is told when the listener has returned; null for nothing
     */
    default @Nullable Processing processing(DestinationRow from, StoredMessage message, int deliveryCount) {
        return null;
    }

    /** One call of a message listener. */
    interface Processing {

        /**
         * The listener has returned. Called by the same thread.
         *
         * @param failure what it threw, null if it returned in order
         */
        void ended(@Nullable Throwable failure);
    }

    /**
     * A transacted session has ended a transaction.
     *
     * @param outcome how
     * @param nanos how long {@code commit} or {@code rollback} took
     */
    default void transactionEnded(Outcome outcome, long nanos) {}

    /** How a local transaction ended. */
    enum Outcome {
        /** The application committed. */
        COMMITTED,
        /** The application rolled back. */
        ROLLED_BACK,
        /** The application committed, and it failed. */
        FAILED
    }

    /**
     * A delivery came back and will be tried again: rolled back, recovered, or its listener failed.
     *
     * @param from the destination it was sent to
     * @param message the message
     * @param deliveryCount how often it has been delivered
     */
    default void returned(DestinationRow from, StoredMessage message, int deliveryCount) {}

    /**
     * A message was delivered too often and has become a dead letter.
     *
     * @param from the destination it was sent to
     * @param letter what is in the dead letter queue, the reason among its properties
     */
    default void deadLettered(DestinationRow from, StoredMessage letter) {}

    /**
     * Messages have expired. In a database that several JVMs share, only those are told that were found expired on
     * their way to a consumer.
     *
     * @param from the destination they were sent to
     * @param messages how many, counted once for each subscription
     */
    default void expired(DestinationRow from, int messages) {}

    /**
     * Something should be looked at, or is over. Called by a thread of the engine; by the one that adds the observer
     * for what is not over then.
     *
     * @param alert what, and whether it begins or is over
     */
    default void alert(Alert alert) {}
}

package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What the client sees of the engine. All methods may be called by any thread. */
public interface Messaging {

    /** The options it was opened with. */
    EngineOptions options();

    /** The engine as those see it who look after it. */
    Oversight oversight();

    /** What holds for a destination now: the options, and settings in their place. */
    DestinationPolicy policy(StoredDestination destination);

    /** Who watches, null if nobody does; to be asked each time. */
    @Nullable MessageObserver observer();

    /**
     * Adds somebody who watches.
     *
     * @return takes the observer off again
     */
    Runnable observe(MessageObserver observer);

    /** The time in milliseconds since the epoch, from the injected clock. */
    long now();

    /** A new {@code JMSMessageID}, unique across databases and JVMs. */
    String nextMessageId();

    /** A connection identifier, unique in the JVM. */
    long nextConnectionId();

    /** Runs listener sessions and completion listeners; threads come and go as needed. */
    Executor executor();

    /**
     * Takes a client identifier into use.
     *
     * @throws jakarta.jms.InvalidClientIDException if another connection uses it
     */
    void claimClientId(String clientId) throws JMSException;

    /** Gives a client identifier back. */
    void releaseClientId(String clientId);

    /** The queue of that name, created if it does not exist. */
    StoredDestination queue(String name) throws JMSException;

    /** The topic of that name, created if it does not exist. */
    StoredDestination topic(String name) throws JMSException;

    /** A temporary queue of the given connection, with a unique name. */
    StoredDestination createTemporaryQueue(Origin origin) throws JMSException;

    /** A temporary topic of the given connection, with a unique name. */
    StoredDestination createTemporaryTopic(Origin origin) throws JMSException;

    /**
     * A temporary destination by its name.
     *
     * @throws jakarta.jms.InvalidDestinationException if it does not exist (any more)
     */
    StoredDestination temporary(String name) throws JMSException;

    /**
     * Deletes a temporary destination and what it holds.
     *
     * @throws JMSException if it still has consumers
     */
    void deleteTemporary(StoredDestination destination) throws JMSException;

    /** Ends everything that lives as long as the connection: its temporary destinations. */
    void connectionClosed(Origin origin);

    /** The destination of a key, null if there is none. */
    @Nullable StoredDestination destination(long id);

    /** What people call backlogs, as the store has it now. */
    BacklogNames names() throws JMSException;

    /**
     * Opens a reader on a queue.
     *
     * @throws jakarta.jms.InvalidSelectorException if the selector cannot be parsed
     * @throws jakarta.jms.InvalidDestinationException if the temporary queue is gone
     */
    Reader readQueue(StoredDestination queue, @Nullable String selector) throws JMSException;

    /**
     * Subscribes to a topic and opens a reader on the subscription.
     *
     * @throws jakarta.jms.InvalidSelectorException if the selector cannot be parsed
     * @throws jakarta.jms.IllegalStateException if an unshared durable subscription has a consumer already
     * @throws JMSException if a shared subscription of that name exists with another topic or selector and has
     *     consumers, or the name belongs to the other durable kind
     */
    Reader subscribe(StoredDestination topic, SubscriptionSpec spec) throws JMSException;

    /** The topic of a durable subscription, null if there is none of that name. */
    @Nullable StoredDestination subscribed(@Nullable String clientId, String name) throws JMSException;

    /**
     * Ends a durable subscription.
     *
     * @throws jakarta.jms.InvalidDestinationException if there is none of that name
     * @throws jakarta.jms.IllegalStateException if it has a consumer, or messages of it are in a session's hands
     */
    void unsubscribe(@Nullable String clientId, String name) throws JMSException;

    /**
     * Looks at a queue without taking anything: committed messages that are ready and in nobody's hands.
     *
     * @return each call of the iterator's {@code hasNext} may read from the store
     */
    Browse browse(StoredDestination queue, @Nullable String selector) throws JMSException;

    /** Sends one message and returns when it is durable. */
    void send(Origin origin, StoredDestination to, StoredMessage message) throws JMSException;

    /** A session's unit of work, for transacted sessions. */
    Work newWork(Origin origin);

    /** The unit of work of a session that only sends, inside a transaction of the application's. */
    Work newOutboxWork(Connection connection);

    /** XA: the same for all sessions of this database in this JVM. */
    Branches branches();

    /** Acknowledges deliveries for good, in one unit. */
    void acknowledge(List<Claim> claims) throws JMSException;

    /**
     * Gives back deliveries that the application has seen: their count rises, the redelivery policy applies, and those
     * that were delivered too often become dead letters. Order is kept.
     *
     * @param cause why, where an exception of a message listener is known
     * @throws JMSException if the store refuses; the deliveries come back all the same, their counts kept in memory
     *     only
     */
    void giveBack(List<Claim> claims, @Nullable Throwable cause) throws JMSException;

    /** Removes deliveries of a subscription that only looked on: nobody has consumed them. */
    void discard(List<Claim> claims) throws JMSException;

    /** Gives back deliveries that the application has not seen; as if they had never been taken. */
    void release(List<Claim> claims);
}

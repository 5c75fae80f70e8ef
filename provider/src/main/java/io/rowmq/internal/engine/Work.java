package io.rowmq.internal.engine;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The local transaction of one transacted session: what it has received and what it will send. For one thread at a
 * time. After commit or rollback the next transaction has begun.
 */
public interface Work {

    /** Adds a send. */
    void send(StoredDestination to, StoredMessage message) throws JMSException;

    /** Adds a delivery that was taken. */
    void received(Claim claim);

    /**
     * Commits everything as one unit; with the application's statements if {@link #jdbcConnection} was called.
     *
     * @throws jakarta.jms.TransactionRolledBackException if nothing was committed; the deliveries have been given back
     * @throws JMSException with the code {@link io.rowmq.spi.MessageStore#IN_DOUBT} if it is not known whether it was
     *     committed; the deliveries have been given back, and come again if they are still in the store
     */
    void commit() throws JMSException;

    /**
     * Drops the sends and gives the deliveries back.
     *
     * @param cause why, where an exception of a message listener is known
     */
    void rollback(@Nullable Throwable cause) throws JMSException;

    /** The connection whose statements are committed with this transaction, until the session is closed. */
    Connection jdbcConnection() throws JMSException;

    /** Rolls back and gives up the connection. */
    void close();
}

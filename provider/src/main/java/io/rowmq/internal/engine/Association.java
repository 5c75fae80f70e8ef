package io.rowmq.internal.engine;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;

/**
 * A session's work in a branch, from a start to the next end.
 *
 * <p>Both methods throw a {@link jakarta.jms.TransactionRolledBackException} if the branch can only be rolled back, and
 * an {@link jakarta.jms.IllegalStateException} if the session has left it.
 */
public interface Association {

    /** Adds a send. */
    void send(Origin origin, StoredDestination to, StoredMessage message) throws JMSException;

    /** Adds a delivery that was taken; if it is refused, the caller keeps it. */
    void received(Claim claim) throws JMSException;
}

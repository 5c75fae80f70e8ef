package io.rowmq.internal.client;

import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;

/** The transaction that a session sends in, if it has one. */
@FunctionalInterface
interface SendScope {

    /** No transaction: every send stands alone. */
    SendScope NONE = (to, message) -> false;

    /** Takes a send into the transaction; false if there is none now, so that the send stands alone. */
    boolean take(StoredDestination to, StoredMessage message) throws JMSException;
}

package io.rowmq.internal.engine;

import io.rowmq.spi.StoredMessage;

/** A delivery in the hands of one session, until it is settled. */
public interface Claim {

    /** The message, its body loaded. */
    StoredMessage message();

    /** The destination it was sent to. */
    StoredDestination destination();

    /** Which delivery of the message this is, 1 for the first ({@code JMSXDeliveryCount}). */
    int deliveryCount();
}

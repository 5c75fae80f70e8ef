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

    /** Whether it is not ours any more: this JVM was taken for dead, or the store refused to settle it. */
    boolean lost();

    /** Sets how it comes back, if it does, in place of what the engine's options say. */
    void returnsBy(ReturnTerms terms);

    /** Notes why it will come back, for whoever gives it back without knowing that. */
    void failed(Throwable cause);
}

package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import jakarta.jms.JMSException;

/**
 * What becomes of the deliveries of one session; one implementation for each session mode (Jakarta Messaging 3.1,
 * section 6.2.10). Called by the thread that has the session's {@link Turn}, or by the application's through its
 * session or a message.
 */
sealed interface Acknowledgement
        permits AutoAcknowledgement, LazyAcknowledgement, ClientAcknowledgement, GlobalTransaction, Transaction {

    /**
     * Whether the application never settles a delivery itself. What such a session could not make sense of has not been
     * received (section 8.6).
     */
    boolean automatic();

    /** A receive begins, and may wait for a message. */
    default void beginReceive() throws JMSException {}

    /** A receive is about to return the message; if this fails, the delivery has been given back. */
    void received(Claim claim) throws JMSException;

    /** A listener is about to be called. */
    void delivering(Claim claim) throws JMSException;

    /** The listener has returned. */
    void delivered(Claim claim) throws JMSException;

    /** The listener has thrown (section 8.7). */
    void failed(Claim claim, Throwable cause) throws JMSException;

    /** No message is waiting: the time to do what was put off. */
    void idle() throws JMSException;

    /** {@code Message.acknowledge}. */
    void acknowledge() throws JMSException;

    /** {@code Session.recover}. */
    void recover() throws JMSException;

    /** The session ends; what is not acknowledged goes back. */
    void close() throws JMSException;
}

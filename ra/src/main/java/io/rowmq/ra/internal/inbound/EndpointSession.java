package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed.Delivery;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** Delivers messages to one instance of a message-driven bean, one at a time. */
sealed interface EndpointSession permits PlainSession, TransactedSession {

    /** What has become of a delivery. */
    enum Result {
        /** The bean has processed it. */
        DELIVERED,
        /** The bean has thrown, or its transaction was rolled back; it went back. */
        FAILED,
        /** The server has no bean for it now; nobody has seen it. */
        UNAVAILABLE
    }

    /** The result with its cause, where there is one. */
    record Outcome(Result result, @Nullable Throwable cause) {

        static final Outcome DELIVERED = new Outcome(Result.DELIVERED, null);

        static Outcome failed(@Nullable Throwable cause) {
            return new Outcome(Result.FAILED, cause);
        }

        static Outcome unavailable(Throwable cause) {
            return new Outcome(Result.UNAVAILABLE, cause);
        }
    }

    /** Delivers a message, and settles it. */
    Outcome deliver(Delivery delivery) throws JMSException;

    /** There is nothing to do: the time for what was put off. */
    void idle() throws JMSException;

    /** Gives the bean back to the server. */
    void close();
}

package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed.Delivery;
import jakarta.jms.JMSException;
import java.util.function.Consumer;
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

    /** The result, and why there was no bean. */
    record Outcome(Result result, @Nullable Throwable cause) {

        static final Outcome DELIVERED = new Outcome(Result.DELIVERED, null);
        static final Outcome FAILED = new Outcome(Result.FAILED, null);

        static Outcome unavailable(Throwable cause) {
            return new Outcome(Result.UNAVAILABLE, cause);
        }
    }

    /**
     * Delivers a message, and settles it.
     *
     * @param failures is told the cause of a failure, if there is one, before anybody can get the message again: an
     *     endpoint that pauses then gets it no more
     */
    Outcome deliver(Delivery delivery, Consumer<@Nullable Throwable> failures) throws JMSException;

    /** There is nothing to do: the time for what was put off. */
    void idle() throws JMSException;

    /** Gives the bean back to the server. */
    void close();
}

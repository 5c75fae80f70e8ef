package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed;
import io.rowmq.internal.client.Feed.Delivery;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages to one instance of a message-driven bean, one at a time, and acknowledges each when the bean has
 * returned.
 */
final class EndpointSession {

    private static final int MOST_PUT_OFF = 64;

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
    record Outcome(Result result, @Nullable Throwable cause) {}

    private static final Outcome DELIVERED = new Outcome(Result.DELIVERED, null);

    private final Feed feed;
    private final MessageEndpointFactory endpoints;
    private final boolean lazy;
    private final List<Delivery> putOff = new ArrayList<>();
    private @Nullable MessageEndpoint endpoint;

    /** @param lazy whether several messages may be acknowledged together */
    EndpointSession(Feed feed, MessageEndpointFactory endpoints, boolean lazy) {
        this.feed = feed;
        this.endpoints = endpoints;
        this.lazy = lazy;
    }

    Outcome deliver(Delivery delivery) throws JMSException {
        MessageListener listener;
        try {
            listener = listener();
        } catch (UnavailableException e) {
            delivery.release();
            return new Outcome(Result.UNAVAILABLE, e);
        }
        try {
            listener.onMessage(delivery.message());
        } catch (RuntimeException | Error e) {
            delivery.giveBack(Causes.ofBean(e));
            return new Outcome(Result.FAILED, e);
        }
        acknowledge(delivery);
        return DELIVERED;
    }

    private MessageListener listener() throws UnavailableException {
        if (endpoint == null) {
            endpoint = endpoints.createEndpoint(null);
        }
        return (MessageListener) endpoint;
    }

    private void acknowledge(Delivery delivery) throws JMSException {
        if (!lazy) {
            feed.acknowledge(List.of(delivery));
            return;
        }
        putOff.add(delivery);
        if (putOff.size() >= MOST_PUT_OFF) {
            idle();
        }
    }

    /** There is nothing to do: the time for what was put off. */
    void idle() throws JMSException {
        List<Delivery> done = List.copyOf(putOff);
        putOff.clear();
        feed.acknowledge(done);
    }

    /** Gives the bean back to the server. */
    void close() {
        if (endpoint != null) {
            endpoint.release();
            endpoint = null;
        }
    }
}

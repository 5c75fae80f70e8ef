package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed;
import io.rowmq.internal.client.Feed.Delivery;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers outside transactions, or to a bean that begins its own: a message is acknowledged when the bean has
 * returned.
 */
final class PlainSession implements EndpointSession {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");
    private static final int MOST_PUT_OFF = 64;

    private final Feed feed;
    private final MessageEndpointFactory endpoints;
    private final boolean lazy;
    private final List<Delivery> putOff = new ArrayList<>();
    private @Nullable MessageEndpoint endpoint;

    /** @param lazy whether several messages may be acknowledged together */
    PlainSession(Feed feed, MessageEndpointFactory endpoints, boolean lazy) {
        this.feed = feed;
        this.endpoints = endpoints;
        this.lazy = lazy;
    }

    @Override
    public Outcome deliver(Delivery delivery, Consumer<@Nullable Throwable> failures) throws JMSException {
        MessageListener listener;
        try {
            listener = listener();
        } catch (UnavailableException | RuntimeException | Error e) {
            delivery.release();
            return Outcome.unavailable(e);
        }
        try {
            listener.onMessage(delivery.message());
        } catch (RuntimeException | Error e) {
            failures.accept(e);
            delivery.giveBack(Causes.ofBean(e));
            return Outcome.FAILED;
        }
        acknowledge(delivery);
        return Outcome.DELIVERED;
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

    @Override
    public void idle() throws JMSException {
        if (!putOff.isEmpty()) {
            List<Delivery> done = List.copyOf(putOff);
            putOff.clear();
            feed.acknowledge(done);
        }
    }

    /** What the bean has done before it failed, or before it was undeployed, is done. */
    @Override
    public void close() {
        try {
            idle();
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "What was delivered could not be acknowledged, and is delivered again", e);
        }
        if (endpoint != null) {
            endpoint.release();
            endpoint = null;
        }
    }
}

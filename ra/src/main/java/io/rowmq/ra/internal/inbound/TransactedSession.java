package io.rowmq.ra.internal.inbound;

import io.rowmq.internal.client.Feed;
import io.rowmq.internal.client.Feed.Delivery;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.jms.XASession;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers within transactions of the server. The server begins one, and takes this session's XA resource into it,
 * before each delivery; the delivery becomes part of that, and what becomes of it is the transaction manager's affair
 * (Jakarta Connectors 2.1, section 13.5.6, option B).
 */
final class TransactedSession implements EndpointSession {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");

    private final Feed feed;
    private final MessageEndpointFactory endpoints;
    private final Method onMessage;
    private final XASession session;
    private final EndpointResource resource;
    private @Nullable MessageEndpoint endpoint;

    /** @param session of the connection of the feed, for this endpoint only */
    TransactedSession(Feed feed, MessageEndpointFactory endpoints, Method onMessage, XASession session) {
        this.feed = feed;
        this.endpoints = endpoints;
        this.onMessage = onMessage;
        this.session = session;
        this.resource = new EndpointResource(session.getXAResource());
    }

    @Override
    public Outcome deliver(Delivery delivery, Consumer<@Nullable Throwable> failures) throws JMSException {
        MessageEndpoint begun;
        try {
            begun = begin(failures);
        } catch (ResourceException | NoSuchMethodException | RuntimeException | Error e) {
            delivery.release();
            return Outcome.unavailable(e);
        }
        boolean joined;
        try {
            joined = delivery.join(session);
        } catch (JMSException e) {
            delivery.release();
            end(begun);
            return Outcome.unavailable(e);
        }
        Throwable failure = null;
        try {
            ((MessageListener) begun).onMessage(delivery.message());
        } catch (RuntimeException | Error e) {
            failure = e;
            delivery.failed(Causes.ofBean(e));
            resource.failed(e);
        }
        Throwable refusal = end(begun);
        if (failure == null) {
            failure = refusal;
        }
        if (failure != null) {
            resource.failed(failure);
        }
        if (!joined) {
            settle(delivery, failure);
        }
        return resource.hasFailed() ? Outcome.FAILED : Outcome.DELIVERED;
    }

    private MessageEndpoint begin(Consumer<@Nullable Throwable> failures)
            throws ResourceException, NoSuchMethodException {
        resource.begin(failures);
        MessageEndpoint current = endpoint();
        current.beforeDelivery(onMessage);
        return current;
    }

    private MessageEndpoint endpoint() throws UnavailableException {
        MessageEndpoint current = endpoint;
        if (current == null) {
            current = endpoints.createEndpoint(resource);
            endpoint = current;
        }
        return current;
    }

    private static @Nullable Throwable end(MessageEndpoint begun) {
        try {
            begun.afterDelivery();
            return null;
        } catch (ResourceException | RuntimeException | Error e) {
            return e;
        }
    }

    /** The server has begun no transaction, so this is ours to settle. */
    private void settle(Delivery delivery, @Nullable Throwable failure) throws JMSException {
        if (failure != null) {
            delivery.giveBack(Causes.ofBean(failure));
        } else {
            feed.acknowledge(List.of(delivery));
        }
    }

    @Override
    public void idle() {
        // Nothing is ever put off.
    }

    @Override
    public void close() {
        try {
            if (endpoint != null) {
                endpoint.release();
                endpoint = null;
            }
            session.close();
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "A session did not end in order", e);
        }
    }
}

package io.rowmq.ra.internal.inbound;

import io.rowmq.ra.RowmqActivationSpec;
import io.rowmq.ra.internal.Connector;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;

/** The message-driven beans that a resource adapter delivers to. */
public final class Activations implements AutoCloseable {

    private record Key(MessageEndpointFactory endpoints, ActivationSpec spec) {}

    private final Connector connector;
    private final Threads threads;
    private final Map<Key, Activation> byBean = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param server gives threads
     * @param connector gives connections
     */
    public Activations(WorkManager server, Connector connector) {
        this.connector = connector;
        this.threads = new Threads(server);
    }

    /**
     * Begins to deliver to a bean.
     *
     * @throws ResourceException if the properties are wrong, or the database cannot be reached and that is to fail
     */
    public void activate(MessageEndpointFactory endpoints, RowmqActivationSpec spec) throws ResourceException {
        Activation activation = Activation.of(endpoints, Settings.of(spec), connector, threads);
        byBean.put(new Key(endpoints, spec), activation);
        boolean open = false;
        try {
            activation.open();
            open = true;
        } finally {
            if (!open) {
                deactivate(endpoints, spec);
            }
        }
    }

    /** Ends the deliveries to a bean; nothing if there are none. */
    public void deactivate(MessageEndpointFactory endpoints, ActivationSpec spec) {
        Activation activation = byBean.remove(new Key(endpoints, spec));
        if (activation != null) {
            activation.close();
        }
    }

    /**
     * XA resources for recovery: one for each database that the activations use.
     *
     * @throws ResourceException if an activation is wrong, or a database cannot be reached
     */
    public XAResource[] recoverable(List<RowmqActivationSpec> specs) throws ResourceException {
        List<XAResource> found = new ArrayList<>();
        for (RowmqActivationSpec spec : specs) {
            XAResource resource = Recovery.resource(Settings.of(spec), connector);
            if (resource != null && !Recovery.knows(found, resource)) {
                found.add(resource);
            }
        }
        return found.toArray(XAResource[]::new);
    }

    @Override
    public void close() {
        byBean.values().forEach(Activation::close);
        byBean.clear();
        threads.close();
    }
}

package io.rowmq.ra;

import io.rowmq.ra.internal.Database;
import io.rowmq.ra.internal.Login;
import io.rowmq.ra.internal.Problems;
import io.rowmq.ra.internal.inbound.Activations;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * RowMQ in an application server: one database for all connection factories and message-driven beans that use this
 * resource adapter. For a second database, the server is given a second one with other properties.
 *
 * <p>Equal only to itself, as a server may have several with the same properties.
 */
public class RowmqResourceAdapter extends AdapterProperties implements ResourceAdapter {

    @Serial
    private static final long serialVersionUID = 1L;

    private transient @Nullable Database database;
    private transient @Nullable Activations activations;

    /** Called by the server. */
    public RowmqResourceAdapter() {}

    /**
     * Checks the properties. The database is opened by the first connection or message-driven bean, so that a server
     * starts whether or not it can be reached.
     *
     * @throws ResourceAdapterInternalException naming the property, its value and what is allowed
     */
    @Override
    public synchronized void start(BootstrapContext context) throws ResourceAdapterInternalException {
        try {
            database = new Database(values());
        } catch (IllegalArgumentException e) {
            throw new ResourceAdapterInternalException(
                    "The resource adapter of RowMQ cannot start: " + e.getMessage()
                            + "; correct this property of the resource adapter",
                    e);
        }
        activations = new Activations(context.getWorkManager(), database);
    }

    /** Ends all deliveries, lets those that are running end, and gives up the database. */
    @Override
    public void stop() {
        Activations ending;
        Database closing;
        synchronized (this) {
            ending = activations;
            closing = database;
            activations = null;
            database = null;
        }
        if (ending != null && closing != null) {
            try {
                ending.close();
            } finally {
                closing.close();
            }
        }
    }

    /**
     * Begins to deliver messages to a message-driven bean.
     *
     * @throws ResourceException if the properties contradict each other, name something that does not exist, or, as
     *     {@code setupAttempts} says, the database cannot be reached
     */
    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof RowmqActivationSpec activation)) {
            throw new NotSupportedException("The resource adapter of RowMQ activates endpoints with a "
                    + RowmqActivationSpec.class.getName() + ", not a "
                    + (spec == null ? null : spec.getClass().getName()));
        }
        running(activations).activate(endpoints, activation);
    }

    /** Ends the deliveries to a message-driven bean, and returns when those that were running have ended. */
    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        Activations current;
        synchronized (this) {
            current = activations;
        }
        if (current != null) {
            current.deactivate(endpoints, spec);
        }
    }

    /**
     * The resources with which a transaction manager finishes, after a crash, what message-driven beans had begun: one
     * for each database that they use.
     *
     * @throws ResourceException if a database cannot be reached; the server is to ask again
     */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) throws ResourceException {
        List<RowmqActivationSpec> own = Stream.of(specs)
                .filter(RowmqActivationSpec.class::isInstance)
                .map(RowmqActivationSpec.class::cast)
                .toList();
        Activations current;
        synchronized (this) {
            current = running(activations);
        }
        return current.recoverable(own);
    }

    /** A connection to the database. */
    XAConnection connect(Login login) throws ResourceException {
        Database current;
        synchronized (this) {
            current = running(database);
        }
        try {
            return current.connect(login);
        } catch (JMSException e) {
            throw Problems.resource("No connection for " + login + " to " + current, e);
        }
    }

    private static <T> T running(@Nullable T part) throws IllegalStateException {
        if (part == null) {
            throw new IllegalStateException("The resource adapter of RowMQ is not running; start it again");
        }
        return part;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }
}

package io.rowmq.jndi;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import io.rowmq.RowmqXAConnectionFactory;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Set;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes connection factories, queues and topics from JNDI references: those that the objects give of themselves, and
 * those that servers make of their configuration, as Tomcat does of a {@code Resource} element. The addresses of a
 * connection factory are its options; a queue or topic has the address {@code physicalName}.
 */
public final class RowmqObjectFactory implements ObjectFactory {

    /** What Tomcat adds to the addresses of every resource. */
    private static final Set<String> OF_THE_CONTAINER =
            Set.of("scope", "auth", "singleton", "description", "closeMethod", "factory", "forceString");

    /** Called by naming services. */
    public RowmqObjectFactory() {}

    /**
     * Makes the object that a reference describes.
     *
     * @return null if it is not a reference to an object of RowMQ
     * @throws NamingException if an option does not exist or its value is not allowed, or a name is missing
     */
    @Override
    public @Nullable Object getObjectInstance(
            @Nullable Object object,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        if (!(object instanceof Reference reference)) {
            return null;
        }
        String type = reference.getClassName();
        try {
            if (type.equals(RowmqConnectionFactory.class.getName())) {
                return withOptions(new RowmqConnectionFactory(), reference);
            } else if (type.equals(RowmqXAConnectionFactory.class.getName())) {
                return withOptions(new RowmqXAConnectionFactory(), reference);
            } else if (type.equals(RowmqQueue.class.getName())) {
                return new RowmqQueue(physicalName(reference));
            } else if (type.equals(RowmqTopic.class.getName())) {
                return new RowmqTopic(physicalName(reference));
            }
            return null;
        } catch (IllegalArgumentException e) {
            throw Failures.because(e, "The reference to a " + type + " cannot be used: " + e.getMessage());
        }
    }

    private static RowmqConnectionFactory withOptions(RowmqConnectionFactory factory, Reference reference) {
        for (RefAddr address : Collections.list(reference.getAll())) {
            if (!OF_THE_CONTAINER.contains(address.getType()) && address.getContent() instanceof String value) {
                factory.setOption(address.getType(), value);
            }
        }
        return factory;
    }

    private static String physicalName(Reference reference) {
        RefAddr address = reference.get("physicalName");
        if (address == null || !(address.getContent() instanceof String name)) {
            throw new IllegalArgumentException("the address physicalName is missing");
        }
        return name;
    }
}

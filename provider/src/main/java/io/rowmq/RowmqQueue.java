package io.rowmq;

import jakarta.jms.Queue;
import java.io.Serial;
import java.io.Serializable;
import javax.naming.Reference;
import javax.naming.Referenceable;
import org.jspecify.annotations.Nullable;

/**
 * A queue by its physical name. It belongs to no database: it means the queue of that name wherever it is used, which
 * is created there if it does not exist.
 */
public final class RowmqQueue implements Queue, Referenceable, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The physical name. */
    private final String name;

    /**
     * Names a queue.
     *
     * @param name the physical name, 1 to 1000 characters
     * @throws IllegalArgumentException if it is blank or longer
     */
    public RowmqQueue(String name) {
        this.name = Names.checked("queue", name);
    }

    @Override
    public String getQueueName() {
        return name;
    }

    /** A reference from which {@link io.rowmq.jndi.RowmqObjectFactory} makes an equal object. */
    @Override
    public Reference getReference() {
        return Names.reference(getClass(), name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowmqQueue that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "queue://" + name;
    }
}

package io.rowmq;

import jakarta.jms.Topic;
import java.io.Serial;
import java.io.Serializable;
import javax.naming.Reference;
import javax.naming.Referenceable;
import org.jspecify.annotations.Nullable;

/**
 * A topic by its physical name. It belongs to no database: it means the topic of that name wherever it is used, which
 * is created there if it does not exist.
 */
public final class RowmqTopic implements Topic, Referenceable, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The physical name. */
    private final String name;

    /**
     * Names a topic.
     *
     * @param name the physical name, 1 to 1000 characters
     * @throws IllegalArgumentException if it is blank or longer
     */
    public RowmqTopic(String name) {
        this.name = Names.checked("topic", name);
    }

    @Override
    public String getTopicName() {
        return name;
    }

    /** A reference from which {@link io.rowmq.jndi.RowmqObjectFactory} makes an equal object. */
    @Override
    public Reference getReference() {
        return Names.reference(getClass(), name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowmqTopic that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "topic://" + name;
    }
}

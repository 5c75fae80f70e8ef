package io.rowmq;

import jakarta.jms.Topic;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
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

    /** The physical name; null until it is set. */
    private @Nullable String name;

    /**
     * A topic without a name, as application servers make it of their configuration before they set
     * {@code physicalName}.
     */
    public RowmqTopic() {}

    /**
     * Names a topic.
     *
     * @param name the physical name, 1 to 1000 characters
     * @throws IllegalArgumentException if it is blank or longer
     */
    public RowmqTopic(String name) {
        this.name = Names.checked("topic", name);
    }

    /**
     * The physical name.
     *
     * @throws IllegalStateException if it has not been set
     */
    @Override
    public String getTopicName() {
        return Names.given("topic", name);
    }

    /** {@return the physical name; null if it has not been set} */
    public @Nullable String getPhysicalName() {
        return name;
    }

    /**
     * Names a topic that has no name yet; from then on it does not change any more.
     *
     * @param physicalName the physical name, 1 to 1000 characters
     * @throws IllegalArgumentException if it is blank or longer
     * @throws IllegalStateException if it has another name already
     */
    public void setPhysicalName(String physicalName) {
        if (name != null && !name.equals(physicalName)) {
            throw new IllegalStateException(
                    "The topic is named '" + name + "' already; make another one for '" + physicalName + "'");
        }
        name = Names.checked("topic", physicalName);
    }

    /** A reference from which {@link io.rowmq.jndi.RowmqObjectFactory} makes an equal object. */
    @Override
    public Reference getReference() {
        return Names.reference(getClass(), getTopicName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowmqTopic that && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    @Override
    public String toString() {
        return "topic://" + name;
    }
}

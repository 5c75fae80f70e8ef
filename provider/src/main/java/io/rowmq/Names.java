package io.rowmq;

import io.rowmq.internal.message.DestinationName;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import org.jspecify.annotations.Nullable;

/** What the names of queues and topics have in common. */
final class Names {

    /** The type of the address that carries the physical name. */
    static final String ADDRESS = "physicalName";

    private Names() {}

    static String checked(String kind, @Nullable String name) {
        return DestinationName.checked(kind, name);
    }

    static String given(String kind, @Nullable String name) {
        if (name == null) {
            throw new IllegalStateException("The " + kind + " has no name; set its property " + ADDRESS);
        }
        return name;
    }

    static Reference reference(Class<?> type, String name) {
        return new Reference(
                type.getName(), new StringRefAddr(ADDRESS, name), "io.rowmq.jndi.RowmqObjectFactory", null);
    }
}

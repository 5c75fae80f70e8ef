package io.rowmq;

import javax.naming.Reference;
import javax.naming.StringRefAddr;
import org.jspecify.annotations.Nullable;

/** What the names of queues and topics have in common. */
final class Names {

    /** The type of the address that carries the physical name. */
    static final String ADDRESS = "physicalName";

    private static final int LONGEST = 1000;

    private Names() {}

    static String checked(String kind, @Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The name of a " + kind + " must not be blank, but is "
                    + (name == null ? "null" : "'" + name + "'"));
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("The name of a " + kind + " has at most " + LONGEST
                    + " characters, but this one has " + name.length() + ": " + name.substring(0, 50) + "…");
        }
        return name;
    }

    static Reference reference(Class<?> type, String name) {
        return new Reference(
                type.getName(), new StringRefAddr(ADDRESS, name), "io.rowmq.jndi.RowmqObjectFactory", null);
    }
}

package io.rowmq.management;

import java.util.List;

/**
 * Whether everything is in order.
 *
 * @param database the name of the database, without a password
 * @param schemaVersion the version of its tables
 * @param shared whether several JVMs share it
 * @param state the worst of the checks
 * @param checks what was looked at
 */
public record RowmqHealthReport(String database, int schemaVersion, boolean shared, State state, List<Check> checks) {

    /** Copies the checks. */
    public RowmqHealthReport {
        checks = List.copyOf(checks);
    }

    /** How well it is. */
    public enum State {
        /** In order. */
        UP,
        /** It works, but somebody should look at it. */
        WARNING,
        /** It does not work. */
        DOWN
    }

    /**
     * Something that was looked at.
     *
     * @param name {@code database}, {@code outbox}, {@code branches}
     * @param state how well it is
     * @param detail what was found, in words
     */
    public record Check(String name, State state, String detail) {}
}

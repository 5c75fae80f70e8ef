package io.rowmq.benchmarks.subject;

/** A session with a producer and a consumer. For one thread. */
public interface Line extends AutoCloseable {

    /** Sends a persistent message of the usual size that carries a number. */
    void send(long number) throws Exception;

    /**
     * Sends a message that can be selected by its part.
     *
     * @throws Unavailable if there are no selectors
     */
    default void send(long number, int part) throws Exception {
        throw new Unavailable("it has no selectors");
    }

    /** Takes the next message and returns its number; -1 if none comes within a second. */
    long receive() throws Exception;

    /**
     * Writes one row to the table of the application, as a part of what {@link #end} commits.
     *
     * @throws Unavailable if the mode allows no rows
     */
    default void row(long number) throws Exception {
        throw new Unavailable("it has no rows beside its messages");
    }

    /**
     * Rolls back what was done since the last time; in the mode TRANSACTED.
     *
     * @throws Unavailable if it cannot
     */
    default void undo() throws Exception {
        throw new Unavailable("it rolls nothing back");
    }

    /** Commits or acknowledges what was done since the last time; nothing in the mode AUTO. */
    void end() throws Exception;
}

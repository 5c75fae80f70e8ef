package io.rowmq.benchmarks.trial;

import java.util.List;

/** A scenario that is gone through once, in parts, each in a JVM of its own on the same directory. */
public interface Trial {

    /** Its name on the command line. */
    String name();

    /** What happens. */
    String title();

    /** Whether it goes on for a time, not through a number of messages. */
    default boolean timed() {
        return false;
    }

    /** With how many messages, unless the command line says otherwise; of no meaning if it is timed. */
    default long usualMessages() {
        return 0;
    }

    /** The heap of each of its JVMs, as Java writes it, unless the command line says otherwise. */
    default String heap() {
        return "1g";
    }

    /** Whether a subject has to find its messages again when it is started on the same directory. */
    boolean restarts();

    /** The names of its parts, in order; a part may come several times. */
    List<String> parts();

    /**
     * Goes through a part.
     *
     * @throws IllegalStateException if a message was lost or doubled, or the trial has failed in another way
     */
    void run(String part, Stage stage) throws Exception;
}

package io.rowmq.benchmarks.subject;

import java.nio.file.Path;

/** A kind of subject, by the name used on the command line. */
public interface Provider {

    /** Its name, such as {@code rowmq-h2}. */
    String name();

    /** What it is, and when what it does is durable. */
    String title();

    /** Starts one on an empty directory. */
    Subject start(Path directory) throws Exception;

    /** Whether it can be started again on the same directory, and then has the messages that are left. */
    default boolean restarts() {
        return true;
    }
}

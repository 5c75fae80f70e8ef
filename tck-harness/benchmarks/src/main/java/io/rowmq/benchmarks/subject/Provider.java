package io.rowmq.benchmarks.subject;

import java.nio.file.Path;
import java.util.List;

/** A kind of subject, by the name used on the command line. */
public interface Provider {

    /** Its name, such as {@code rowmq-h2}. */
    String name();

    /** What it is, and when what it does is durable. */
    String title();

    /**
     * Starts one on an empty directory.
     *
     * @throws Unavailable if this machine does not have what it needs
     */
    Subject start(Path directory) throws Exception;

    /** Whether it can be started again on the same directory, and then has the messages that are left. */
    default boolean restarts() {
        return true;
    }

    /** The folders of libraries that it needs. */
    default List<String> libraries() {
        return List.of();
    }

    /** Whether it runs without the libraries of RowMQ. */
    default boolean peer() {
        return false;
    }

    /** Whether an acknowledgement outside a transaction is durable when the call returns; transactions always are. */
    default boolean acknowledgesDurably() {
        return true;
    }
}

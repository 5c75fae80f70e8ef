package io.rowmq.benchmarks.subject;

import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** How what a line does becomes final. */
public interface Settlement extends AutoCloseable {

    /** Called before the line does something; begins a transaction if there is none and the mode wants one. */
    default void begin() throws Exception {}

    /** Writes a row in the transaction. */
    default void row(long number) throws Exception {
        throw new Unavailable("only the modes ROWS and XA have rows");
    }

    /** Makes final what was done since the last time; the message is the last that was received, if any. */
    void end(@Nullable Message last) throws Exception;

    @Override
    default void close() throws Exception {}
}

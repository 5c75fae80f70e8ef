package io.rowmq.management;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A branch of a global transaction that the database remembers.
 *
 * @param id its identifier: format, global transaction and branch qualifier as {@code FORMAT:GTRID:BQUAL}, the latter
 *     two in hexadecimal, for example {@code 131077:0a1b:00}
 * @param state how far it is
 * @param since when it came to that state
 * @param work what it holds; nothing once it was decided
 */
public record RowmqBranch(String id, State state, Instant since, List<Work> work) {

    /** Copies the work. */
    public RowmqBranch {
        work = List.copyOf(work);
    }

    /** How far a branch is. */
    public enum State {
        /** The transaction manager decides. Until then nobody sees what was sent, or gets what was received. */
        PREPARED,
        /** An operator has committed it; the transaction manager has not acknowledged that yet. */
        COMMITTED_BY_OPERATOR,
        /** An operator has rolled it back; the transaction manager has not acknowledged that yet. */
        ROLLED_BACK_BY_OPERATOR
    }

    /**
     * What a branch holds of one queue or subscription.
     *
     * @param destination {@code queue://NAME} or {@code topic://NAME}; words, where it was temporary or has been
     *     deleted
     * @param subscription the durable subscription's name; null for a queue
     * @param sent how many messages it sent there
     * @param received how many messages it received from there
     */
    public record Work(String destination, @Nullable String subscription, int sent, int received) {}
}

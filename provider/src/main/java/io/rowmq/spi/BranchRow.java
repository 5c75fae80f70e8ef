package io.rowmq.spi;

import java.util.List;

/**
 * A branch that the database remembers.
 *
 * @param id its identifier
 * @param state how far it is
 * @param since when it came to that state, milliseconds since the epoch
 * @param items what it holds; nothing once it was decided
 */
public record BranchRow(BranchId id, State state, long since, List<BranchItem> items) {

    /** How far a stored branch is, in the words used in SQL. */
    public enum State {
        /** The transaction manager decides; until then its work is in nobody's reach. */
        PREPARED,
        /** An operator has committed it; the transaction manager has not been told yet. */
        HEURISTIC_COMMIT,
        /** An operator has rolled it back; the transaction manager has not been told yet. */
        HEURISTIC_ROLLBACK
    }
}

package io.rowmq.spi;

import java.util.List;

/**
 * Tells the store which deliveries may be in a consumer's hands, so that they come back flagged after a crash without a
 * write of their own: the record is a short list for each backlog, written within a transaction that commits anyway.
 *
 * <p>A delivery is handed out only once a committed record covers it. When the database is opened after an unclean
 * stop, the store raises the delivery count of every delivery in the records that still exists.
 */
public interface HandoutRecorder {

    /** Records nothing: in a shared database the claims themselves say what is in hand. */
    HandoutRecorder NONE = new HandoutRecorder() {
        @Override
        public List<Handout> record(List<PlacedSend> sends) {
            return List.of();
        }

        @Override
        public void recorded() {
            // there is no record
        }

        @Override
        public void discarded() {
            // there is no record
        }
    };

    /**
     * Called by the committing thread before COMMIT, once for each shared transaction, calls never overlapping.
     *
     * @param sends the transaction's sends with their positions
     * @return the records that have changed; each replaces its backlog's former one
     */
    List<Handout> record(List<PlacedSend> sends);

    /** Called after the transaction whose records were asked for last has committed, before its effects. */
    void recorded();

    /** Called instead of {@link #recorded} when that transaction was rolled back. */
    void discarded();

    /**
     * One backlog's record.
     *
     * @param backlog the backlog
     * @param positions the positions as ascending ranges, for example {@code 17,20-35}; empty for none
     */
    record Handout(BacklogId backlog, String positions) {}

    /**
     * A send of the transaction.
     *
     * @param send the send
     * @param position the position given to it
     */
    record PlacedSend(Send send, long position) {}
}

package io.rowmq.spi;

/**
 * A step of an XA branch, which is carried out together with the rest of its unit.
 *
 * <p>All but {@link Prepare} need the branch in a certain state. If it is not, because somebody else has finished it,
 * nothing of the unit is carried out, and {@link MessageStore#commit} throws an exception with the error code
 * {@link #NO_BRANCH}.
 */
public sealed interface BranchStep {

    /** The error code that says that there is no branch for which the step would be right. */
    String NO_BRANCH = "ROWMQ-NO-BRANCH";

    /** Which branch. */
    BranchId branch();

    /**
     * The branch is prepared. The unit's sends are stored in the state PREPARED, without timers, and its settlements
     * only {@linkplain Settlement.Park park} deliveries; the branch's row says which both are, see
     * {@link BranchItem#of}.
     *
     * @param branch which branch
     * @param at when, milliseconds since the epoch
     */
    record Prepare(BranchId branch, long at) implements BranchStep {}

    /**
     * A prepared branch is over, and its row goes. The unit's settlements remove what is to go and
     * {@linkplain Settlement.Unpark unpark} what is to stay.
     *
     * @param branch which branch
     */
    record Finish(BranchId branch) implements BranchStep {}

    /**
     * A prepared branch is finished by an operator. The same as {@link Finish}, but for the row, which stays until the
     * transaction manager knows.
     *
     * @param branch which branch
     * @param outcome {@code HEURISTIC_COMMIT} or {@code HEURISTIC_ROLLBACK}
     * @param at when, milliseconds since the epoch
     */
    record Decide(BranchId branch, BranchRow.State outcome, long at) implements BranchStep {}

    /**
     * The row of a branch that an operator has finished goes.
     *
     * @param branch which branch
     */
    record Forget(BranchId branch) implements BranchStep {}
}

package io.rowmq.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes the store, as one atomic step.
 *
 * @param declarations what comes into being or ends; carried out first
 * @param sends messages to store, in order
 * @param settlements changes to stored deliveries
 * @param stagings what becomes of rows of the outbox
 * @param step what happens to an XA branch with it, null for nothing
 * @param premise what it takes for granted where several JVMs share the database
 * @param effect what changes in memory afterwards
 */
public record WorkUnit(
        List<Declaration> declarations,
        List<Send> sends,
        List<Settlement> settlements,
        List<Staging> stagings,
        @Nullable BranchStep step,
        Premise premise,
        Effect effect) {

    /** A unit that has nothing to do with XA, and takes nothing for granted. */
    public WorkUnit(
            List<Declaration> declarations,
            List<Send> sends,
            List<Settlement> settlements,
            List<Staging> stagings,
            Effect effect) {
        this(declarations, sends, settlements, stagings, null, Premise.NONE, effect);
    }

    /** A unit that only sends and settles. */
    public static WorkUnit of(List<Send> sends, List<Settlement> settlements, Effect effect) {
        return new WorkUnit(List.of(), sends, settlements, List.of(), effect);
    }

    /** The same unit, which also disposes of rows of the outbox. */
    public WorkUnit with(List<Staging> disposed) {
        return new WorkUnit(declarations, sends, settlements, disposed, step, premise, effect);
    }

    /** The same unit with a premise. */
    public WorkUnit given(Premise newPremise) {
        return new WorkUnit(declarations, sends, settlements, stagings, step, newPremise, effect);
    }

    /** A step of an XA branch, and what it sends and settles. */
    public static WorkUnit branch(BranchStep step, List<Send> sends, List<Settlement> settlements, Effect effect) {
        return new WorkUnit(List.of(), sends, settlements, List.of(), step, Premise.NONE, effect);
    }

    /** A unit that only declares. */
    public static WorkUnit declare(List<Declaration> declarations, Effect effect) {
        return new WorkUnit(declarations, List.of(), List.of(), List.of(), effect);
    }

    /** A unit without content: it is committed with whatever else the store has to record, such as hand-outs. */
    public static WorkUnit barrier() {
        return new WorkUnit(List.of(), List.of(), List.of(), List.of(), Effect.NONE);
    }

    /**
     * Whether it only sends, and removes what queues hold, so that no lock is needed other than those on rows that are
     * its own: two such units never wait for each other. The subscriptions of a topic share the rows of its messages,
     * and whoever finds that something has expired removes its timer.
     */
    public boolean independent() {
        return declarations.isEmpty()
                && stagings.isEmpty()
                && step == null
                && premise.topology() == 0
                && sends.stream().flatMap(send -> send.routes().stream()).noneMatch(BacklogId::temporary)
                && settlements.stream().allMatch(WorkUnit::ofItsOwn);
    }

    private static boolean ofItsOwn(Settlement settlement) {
        boolean timeless = settlement instanceof Settlement.Archive
                || (settlement instanceof Settlement.Remove remove
                        && remove.dueTime() == 0
                        && remove.expiration() == 0);
        return timeless && settlement.backlog().kind() == BacklogId.Kind.QUEUE;
    }

    /** Whether its sends are stored for a branch that is only prepared, and reach nobody yet. */
    public boolean prepares() {
        return step instanceof BranchStep.Prepare;
    }
}

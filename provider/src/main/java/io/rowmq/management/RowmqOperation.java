package io.rowmq.management;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done with many messages.
 *
 * @param id its number
 * @param what {@code MOVE}, {@code COPY}, {@code RETRY} or {@code DELETE}
 * @param source where the messages come from
 * @param target where they go, null if that is not one place
 * @param selector which messages, null for all
 * @param state how far it is
 * @param total how many messages there were when it began
 * @param examined how many it has looked at
 * @param done how many it has moved, copied, retried or deleted; that stays done, whatever happens
 * @param skipped how many it could not, because they were in somebody's hands or have no place to go
 * @param error what went wrong, null for nothing
 * @param begun when it began
 * @param ended when it ended, null if it runs
 */
public record RowmqOperation(
        long id,
        String what,
        String source,
        @Nullable String target,
        @Nullable String selector,
        State state,
        long total,
        long examined,
        long done,
        long skipped,
        @Nullable String error,
        Instant begun,
        @Nullable Instant ended) {

    /** How far an operation is. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** It has done what it was to do. */
        DONE,
        /** It was ended before. */
        CANCELLED,
        /** It could not go on. */
        FAILED
    }
}

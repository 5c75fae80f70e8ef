package io.rowmq.spi;

/**
 * A change to one stored delivery. Each is idempotent: settling what is no longer there changes nothing.
 *
 * <p>{@code dueTime} and {@code expiration} say which timers the delivery has, so that they go with it; 0 means none.
 */
public sealed interface Settlement {

    /** Where the delivery waits. */
    BacklogId backlog();

    /** Which message. */
    long position();

    /**
     * The delivery is over: acknowledged, expired or moved elsewhere. The message goes with its last delivery.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param dueTime the time it was delayed to, 0 if it is not delayed
     * @param expiration when the message expires, 0 for never
     */
    record Remove(BacklogId backlog, long position, long dueTime, long expiration) implements Settlement {}

    /**
     * The delivery was handed out and comes back.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param priority the message's priority
     * @param deliveryCount how often it has been delivered by now
     * @param dueTime when it may be delivered again, 0 for at once
     */
    record Return(BacklogId backlog, long position, int priority, int deliveryCount, long dueTime)
            implements Settlement {}

    /**
     * A delayed delivery is due.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param priority the message's priority
     * @param dueTime the time it was delayed to
     */
    record MakeReady(BacklogId backlog, long position, int priority, long dueTime) implements Settlement {}

    /**
     * A timer is of no use any more, while the delivery stays as it is.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param kind the timer's kind
     * @param at the timer's time
     */
    record CancelTimer(BacklogId backlog, long position, Timer.Kind kind, long at) implements Settlement {}

    /**
     * The delivery was received in a branch that is being prepared: it stays, in nobody's reach, in the state PREPARED
     * and without a timer. In shared databases it is claimed no longer, and its count is what it was before it was
     * claimed.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param expiration when the message expires, 0 for never
     */
    record Park(BacklogId backlog, long position, long expiration) implements Settlement {}

    /**
     * A delivery of a branch that is being finished can be handed out: sent by a branch that commits, or received by
     * one that rolls back. Nothing changes unless it is in the state PREPARED.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param priority the message's priority
     * @param deliveryCount how often it has been delivered by now
     * @param dueTime when it may be delivered, 0 for at once
     * @param expiration when the message expires, 0 for never
     */
    record Unpark(BacklogId backlog, long position, int priority, int deliveryCount, long dueTime, long expiration)
            implements Settlement {}

    /**
     * The delivery was handed out and comes back to the node that has claimed it, which will hand it out again: it
     * stays claimed, and its count is raised as if it had been claimed once more. In shared databases only.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param deliveryCount how often it has been delivered by now
     */
    record Keep(BacklogId backlog, long position, int deliveryCount) implements Settlement {}

    /**
     * The message has expired: the delivery is removed with its timer, or, if somebody has claimed it, looked at again
     * later. In shared databases only.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param at the timer's time
     * @param again when the timer fires again if the delivery is claimed, milliseconds since the epoch
     */
    record Expire(BacklogId backlog, long position, long at, long again) implements Settlement {}

    /**
     * The message was consumed and is to be kept as a copy for a while: made of the stored message before anything else
     * of the unit is settled, once for each message. Nothing happens if the message is not there.
     *
     * @param backlog where the delivery waits
     * @param position which message
     * @param consumedTime when it was consumed, milliseconds since the epoch
     * @param until when the copy may go, milliseconds since the epoch
     */
    record Archive(BacklogId backlog, long position, long consumedTime, long until) implements Settlement {}
}

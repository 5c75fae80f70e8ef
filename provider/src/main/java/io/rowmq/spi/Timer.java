package io.rowmq.spi;

/**
 * A row of {@code rowmq_timer}: something will have to happen to a delivery.
 *
 * @param at when, milliseconds since the epoch
 * @param kind what
 * @param backlog where the delivery waits
 * @param position which message
 * @param priority the message's priority
 */
public record Timer(long at, Kind kind, BacklogId backlog, long position, int priority) {

    /** The kinds of timer, in the words used in SQL. */
    public enum Kind {
        /** A delayed delivery becomes ready. */
        DUE,
        /** The message expires. */
        EXPIRY
    }
}

package io.rowmq.management;

/**
 * A JVM that shares a database, or did so in the last hour.
 *
 * @param id its number; never given again
 * @param name its process and host
 * @param self whether it is the JVM that was asked
 * @param state how it is
 * @param leaseLeftMillis for how long it is taken for alive without a sign of it; negative once that is over
 * @param claimed messages that it has claimed for its consumers, whether or not they have them in hand
 */
public record RowmqNode(long id, String name, boolean self, State state, long leaseLeftMillis, long claimed) {

    /** How a JVM is. */
    public enum State {
        /** It renews its lease. */
        ALIVE,
        /** Its lease has ended, and nobody has noticed yet: what it has is given to others at their next look. */
        LATE,
        /** It has ended, or was taken for dead. */
        DEAD
    }
}

package io.rowmq.internal.client;

import jakarta.jms.JMSException;

/** Until when a receive waits, by the monotonic clock: the machine's time may be set while it waits. */
final class Deadline {

    /** Waits as long as it takes. */
    static final Deadline NEVER = new Deadline(false, Long.MAX_VALUE);

    /** Does not wait. */
    static final Deadline NOW = new Deadline(false, 0);

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI / 2;

    private final boolean timed;
    private final long at;

    private Deadline(boolean timed, long at) {
        this.timed = timed;
        this.at = at;
    }

    /**
     * The end of a timeout that begins now.
     *
     * @param millis milliseconds, 0 for no limit
     */
    static Deadline in(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException(
                    "The timeout " + millis + " is negative; use 0 to wait without limit", ArgumentCheck.CODE);
        }
        return millis == 0 || millis > LONGEST_MILLIS
                ? NEVER
                : new Deadline(true, System.nanoTime() + millis * NANOS_PER_MILLI);
    }

    boolean unlimited() {
        return this == NEVER;
    }

    /** How long it is to the deadline in nanoseconds; not positive once it has passed. */
    long remaining() {
        return timed ? at - System.nanoTime() : at;
    }
}

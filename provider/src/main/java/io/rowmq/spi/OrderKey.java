package io.rowmq.spi;

/**
 * The order of delivery within one backlog as one number: higher priorities first, then positions as they were
 * committed. A backlog is read in ascending order of this key by one plain index range.
 */
public final class OrderKey {

    /** Before every message. */
    public static final long START = -1L;

    private static final int POSITION_BITS = 59;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final int HIGHEST_PRIORITY = 9;

    private OrderKey() {}

    /** The key of a message with a JMS priority of 0 to 9 at a position of at least 0. */
    public static long of(int priority, long position) {
        return (long) (HIGHEST_PRIORITY - priority) << POSITION_BITS | position;
    }

    /** The position in a key. */
    public static long position(long orderKey) {
        return orderKey & POSITION_MASK;
    }

    /** The JMS priority in a key. */
    public static int priority(long orderKey) {
        return HIGHEST_PRIORITY - (int) (orderKey >> POSITION_BITS);
    }
}

package io.rowmq.internal.engine;

/**
 * How many deliveries are claimed at once: about as many as the readers here consume in a short time, so that a slow
 * JVM does not hoard what others could deliver, and a fast one does not claim one by one. Guarded by the lock of its
 * backlog.
 */
final class ClaimSize {

    private static final long TARGET_MILLIS = 50;
    private static final int MOST_MESSAGES = 1_000;
    private static final long MOST_BYTES = 8L << 20;
    /** A body of ordinary size may have so many bytes: nothing is known before the first claim. */
    private static final long UNKNOWN_FOOTPRINT = 256L << 10;

    private int size = 1;
    private long footprint = UNKNOWN_FOOTPRINT;
    private long lastClaim = Long.MIN_VALUE;
    private boolean lastWasFull;

    /**
     * How many to claim now.
     *
     * @param readers how many readers there are: one for each at least
     * @param room how many more may be kept in memory
     */
    int next(int readers, int room, long nowMillis) {
        if (lastWasFull) {
            long took = nowMillis - lastClaim;
            if (took < TARGET_MILLIS) {
                size = Math.min(MOST_MESSAGES, size * 2);
            } else if (took > 2 * TARGET_MILLIS) {
                size = Math.max(1, size / 2);
            }
        }
        lastClaim = nowMillis;
        lastWasFull = false;
        long fitting = Math.max(1, MOST_BYTES / footprint);
        return (int) Math.max(1, Math.min(Math.max(size, readers), Math.min(fitting, room)));
    }

    /** What a claim has brought. */
    void brought(int messages, long bytes, boolean full) {
        lastWasFull = full;
        if (messages > 0) {
            long average = bytes / messages;
            footprint = Math.max(average, (footprint * 3 + average) / 4);
        }
    }

    /** So few are left of what was claimed that more should be. */
    boolean low(int left) {
        return left <= size / 2;
    }
}

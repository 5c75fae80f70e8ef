package io.rowmq.ra.internal.inbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts deliveries and failures of one endpoint, and says when to slow down: an endpoint that only fails must neither
 * spin nor send a whole queue to the dead letters. May be used by any thread.
 */
final class FailureWatch {

    private static final long FIRST_HOLD_MILLIS = 10;
    private static final int LONGEST_SHIFT = 9;

    private final int pauseAfter;
    private long delivered;
    private long failed;
    private int inRow;
    private @Nullable String last;

    /** @param pauseAfter failures in a row before the endpoint pauses, 0 for never */
    FailureWatch(int pauseAfter) {
        this.pauseAfter = pauseAfter;
    }

    synchronized void succeeded() {
        delivered++;
        inRow = 0;
    }

    synchronized void failed(@Nullable Throwable cause) {
        failed++;
        inRow++;
        last = cause == null ? "the transaction was rolled back" : cause.toString();
    }

    /** An operator says that it can go on. */
    synchronized void forgive() {
        inRow = 0;
    }

    /** Whether there have been so many failures that the endpoint has to pause. */
    synchronized boolean pauses() {
        return pauseAfter > 0 && inRow >= pauseAfter;
    }

    /** How long to do nothing: not at all after one failure, up to 5 seconds after many in a row. */
    synchronized Duration hold() {
        return inRow < 2 ? Duration.ZERO : Duration.ofMillis(FIRST_HOLD_MILLIS << Math.min(inRow - 2, LONGEST_SHIFT));
    }

    synchronized long delivered() {
        return delivered;
    }

    synchronized long failed() {
        return failed;
    }

    synchronized int inRow() {
        return inRow;
    }

    synchronized @Nullable String last() {
        return last;
    }
}

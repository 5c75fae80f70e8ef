package io.rowmq.benchmarks.trial;

import java.util.Collections;
import java.util.List;

/** Whether files grow with what has been through them. */
final class Growth {

    /** What the second half may add to the files of the first: a factor, and some space of any use. */
    private static final double FACTOR = 1.25;

    private static final long SLACK = 32L << 20;

    private Growth() {}

    /**
     * Compares the largest sizes of the files in the parts of a trial, in bytes.
     *
     * @throws IllegalStateException if those of the second half are much larger than those of the first
     */
    static void requireBounded(List<Long> largest) {
        int half = largest.size() / 2;
        long first = Collections.max(largest.subList(0, half));
        long second = Collections.max(largest.subList(half, largest.size()));
        if (second > FACTOR * first + SLACK) {
            throw new IllegalStateException("the files grow: " + (first >> 20) + " MB at most in the first half, "
                    + (second >> 20) + " MB in the second");
        }
    }
}

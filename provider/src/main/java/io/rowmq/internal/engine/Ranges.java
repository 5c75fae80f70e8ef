package io.rowmq.internal.engine;

import java.util.Arrays;

/**
 * Positions as text: ascending ranges such as {@code 17,20-35}. There are never so many ranges that the text becomes
 * long: before that, those that are nearest to each other become one, with what lies between them.
 */
final class Ranges {

    static final int MOST = 2_000;

    private Ranges() {}

    static String format(long[] positions) {
        long[] sorted = positions.clone();
        Arrays.sort(sorted);
        long bridged = bridged(sorted);
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < sorted.length) {
            long from = sorted[i];
            long to = from;
            while (++i < sorted.length && sorted[i] - to <= bridged) {
                to = sorted[i];
            }
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(from);
            if (to > from) {
                text.append('-').append(to);
            }
        }
        return text.toString();
    }

    /** Positions that lie no farther apart than this share a range. */
    private static long bridged(long[] sorted) {
        long[] gaps = new long[Math.max(0, sorted.length - 1)];
        int count = 0;
        for (int i = 1; i < sorted.length; i++) {
            long gap = sorted[i] - sorted[i - 1];
            if (gap > 1) {
                gaps[count++] = gap;
            }
        }
        if (count < MOST) {
            return 1;
        }
        Arrays.sort(gaps, 0, count);
        return gaps[count - MOST];
    }
}

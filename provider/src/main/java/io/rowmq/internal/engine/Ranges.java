package io.rowmq.internal.engine;

import java.util.Arrays;

/** Positions as text: ascending ranges such as {@code 17,20-35}. */
final class Ranges {

    private Ranges() {}

    static String format(long[] positions) {
        long[] sorted = positions.clone();
        Arrays.sort(sorted);
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < sorted.length) {
            long from = sorted[i];
            long to = from;
            while (++i < sorted.length && sorted[i] <= to + 1) {
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
}

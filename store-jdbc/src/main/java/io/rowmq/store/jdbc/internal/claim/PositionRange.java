package io.rowmq.store.jdbc.internal.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Positions that follow each other.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record PositionRange(long first, long last) {

    /** Reads a list such as {@code 17,20-35}. */
    public static List<PositionRange> parse(String text) {
        List<PositionRange> ranges = new ArrayList<>();
        for (String part : text.split(",")) {
            int dash = part.indexOf('-');
            long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
            ranges.add(new PositionRange(first, dash < 0 ? first : Long.parseLong(part.substring(dash + 1))));
        }
        return ranges;
    }

    /** Writes positions, in any order, as such a list. */
    public static String format(Collection<Long> positions) {
        long[] sorted = positions.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .distinct()
                .toArray();
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < sorted.length) {
            int from = i;
            while (i + 1 < sorted.length && sorted[i + 1] == sorted[i] + 1) {
                i++;
            }
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(sorted[from]);
            if (i > from) {
                text.append('-').append(sorted[i]);
            }
            i++;
        }
        return text.toString();
    }
}

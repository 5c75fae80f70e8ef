package io.rowmq.store.jdbc.internal.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * Positions that follow each other.
 *
 * @param first the first of them
 * @param last the last of them
 */
record PositionRange(long first, long last) {

    /** Reads a list such as {@code 17,20-35}. */
    static List<PositionRange> parse(String text) {
        List<PositionRange> ranges = new ArrayList<>();
        for (String part : text.split(",")) {
            int dash = part.indexOf('-');
            long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
            ranges.add(new PositionRange(first, dash < 0 ? first : Long.parseLong(part.substring(dash + 1))));
        }
        return ranges;
    }
}

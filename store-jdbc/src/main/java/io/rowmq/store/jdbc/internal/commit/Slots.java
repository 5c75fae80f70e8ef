package io.rowmq.store.jdbc.internal.commit;

import java.util.BitSet;

/**
 * Rows of the table of markers for transactions that carry the application's statements; each row for one at a time.
 */
public final class Slots {

    private final BitSet taken = new BitSet();

    /** A free slot, at least 1. */
    synchronized int take() {
        int slot = taken.nextClearBit(1);
        taken.set(slot);
        return slot;
    }

    synchronized void free(int slot) {
        taken.clear(slot);
    }
}

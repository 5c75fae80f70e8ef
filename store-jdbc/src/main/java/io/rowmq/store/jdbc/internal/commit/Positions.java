package io.rowmq.store.jdbc.internal.commit;

/**
 * Gives positions to sends and numbers to transactions. Every marker row says up to where positions may have been
 * given, always some way ahead, so that after a crash no position is given twice, whichever transactions were lost.
 */
public final class Positions {

    private static final long BLOCK = 1_000_000;

    private long next;
    private long reserved;
    private long number;

    /** Continues after what has been given. */
    public Positions(long next, long number) {
        this.next = next;
        this.number = number;
        this.reserved = next + BLOCK;
    }

    void place(Pending unit) {
        next = unit.place(next);
        if (reserved - next < BLOCK / 2) {
            reserved = next + BLOCK;
        }
    }

    /** The next position to be given. */
    public long next() {
        return next;
    }

    /** Up to where positions may have been given when the transaction being written commits. */
    public long reserved() {
        return reserved;
    }

    /** The number of the next transaction. */
    public long nextNumber() {
        return ++number;
    }
}

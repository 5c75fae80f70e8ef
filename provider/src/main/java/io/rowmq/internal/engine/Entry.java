package io.rowmq.internal.engine;

import io.rowmq.spi.OrderKey;
import io.rowmq.spi.StoredMessage;
import org.jspecify.annotations.Nullable;

/** One delivery that the engine holds in memory. Guarded by the lock of its backlog. */
final class Entry {

    /** Where a loaded delivery is in its life. */
    enum State {
        /** Can be handed out. */
        READY,
        /** A session has it, or the engine is about to settle it. */
        IN_HAND,
        /** A prepared branch decides; it is not on the shelf. */
        PARKED,
        /** Settled; nobody may touch it any more. */
        GONE,
        /** This JVM was taken for dead, and the delivery was given to others. */
        LOST
    }

    final Backlog backlog;
    final long position;
    final long orderKey;
    final StoredMessage message;
    /** Its message group, null if it is in none. */
    final @Nullable String group;
    /** How often it has been delivered before. */
    int deliveries;

    State state = State.READY;
    /** Whether a committed hand-out record names it. */
    boolean covered;
    /** Whether a commit that settles it is in doubt, so that only the store knows whether it is still there. */
    boolean doubtful;
    /** Whether it came back in memory alone, so that a shared database has not counted its next delivery yet. */
    boolean uncounted;
    /** In how many views it is ready. */
    int views;
    /** In whose hands it is as one of its group; null if it is in none, in nobody's hands or in the engine's own. */
    @Nullable Object holder;
    /** The node that has claimed it in a shared database, 0 in an exclusive one. */
    long node;
    /**
     * The view with a selector that a shared database was looked through for when it was claimed; what others want of
     * its group may be ready before it. Null if nothing of its group was.
     */
    @Nullable View claimedFor;
    /** When it was claimed, milliseconds since the epoch. */
    long claimedAt;

    Entry(Backlog backlog, long position, StoredMessage message, int deliveries) {
        this.backlog = backlog;
        this.position = position;
        this.orderKey = OrderKey.of(message.priority(), position);
        this.message = message;
        this.group = message.group();
        this.deliveries = deliveries;
    }
}

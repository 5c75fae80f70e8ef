package io.rowmq.crash.check;

import org.jspecify.annotations.Nullable;

/** A delivery that exists, or that an undecided unit may have brought into being. */
final class Delivery {

    /** The undecided unit that sends it, null once it is known to exist. */
    @Nullable Unit sentBy;

    /** The undecided unit that settles it, null if none does. */
    @Nullable Unit settledBy;

    /** The incarnation in whose hands it is, 0 for none. */
    int holder;

    /** Whether the application has had it in its hands at least once. */
    boolean seen;

    /** The delivery count it came with last. */
    int count;

    Delivery(@Nullable Unit sentBy) {
        this.sentBy = sentBy;
    }
}

package io.rowmq.samples.xa;

import java.util.Locale;

/** Where a JVM dies, as if the power were cut: nothing is closed, no shutdown hook runs. */
enum Death {
    /** Both databases have prepared, and the transaction manager has not decided. */
    BEFORE_THE_DECISION,
    /** The transaction manager has decided to commit, and neither database knows. */
    AFTER_THE_DECISION,
    /** Not at all. */
    NEVER;

    /** The exit status, as after SIGKILL. */
    static final int STATUS = 128 + 9;

    void die() {
        System.out.println("   KILLED " + name().toLowerCase(Locale.ROOT).replace('_', ' '));
        System.out.flush();
        Runtime.getRuntime().halt(STATUS);
    }
}

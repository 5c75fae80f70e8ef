package io.rowmq.internal.client;

import org.jspecify.annotations.Nullable;

/** What is wrong with values that a call was given. */
final class ArgumentCheck {

    /** The error code of a call that was given what it does not allow. */
    static final String CODE = "ROWMQ-ARGUMENT";

    /** As many characters as the tables have room for. */
    private static final int LONGEST = 1000;

    private static final int SHOWN = 50;

    private ArgumentCheck() {}

    /** What is said of a name that is too long to be kept; null if it is not. */
    static @Nullable String tooLong(String what, String name) {
        return name.length() <= LONGEST
                ? null
                : "A " + what + " has at most " + LONGEST + " characters, but this one has " + name.length() + ": "
                        + name.substring(0, SHOWN) + "…";
    }
}

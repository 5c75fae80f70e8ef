package io.rowmq.internal.selector;

import org.jspecify.annotations.Nullable;

/** A value of SQL's three-valued logic (section 3.8.1.2). */
enum Truth {
    TRUE,
    FALSE,
    /** What a comparison with NULL yields. */
    UNKNOWN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** A value that stands where a condition is wanted: NULL is UNKNOWN, and what is not a boolean is not true. */
    static Truth ofValue(@Nullable Object value) {
        return value == null ? UNKNOWN : of(Boolean.TRUE.equals(value));
    }

    /** As an operand: UNKNOWN is NULL. */
    @Nullable Boolean asValue() {
        return this == UNKNOWN ? null : this == TRUE ? Boolean.TRUE : Boolean.FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** FALSE if one of them is, TRUE if both are, otherwise UNKNOWN. */
    Truth and(Truth other) {
        return this == FALSE || other == FALSE ? FALSE : this == TRUE ? other : UNKNOWN;
    }

    /** TRUE if one of them is, FALSE if both are, otherwise UNKNOWN. */
    Truth or(Truth other) {
        return this == TRUE || other == TRUE ? TRUE : this == FALSE ? other : UNKNOWN;
    }
}

package io.rowmq.internal.selector;

import org.jspecify.annotations.Nullable;

/** An arithmetic operator, with Java's numeric promotion (section 3.8.1.1). */
enum Operation {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/");

    private final String symbol;

    Operation(String symbol) {
        this.symbol = symbol;
    }

    /** The result; null for an integer divided by zero, which has no value and must not fail the evaluation. */
    @Nullable Number apply(Number left, Number right) {
        return switch (Rank.of(left, right)) {
            case DOUBLE -> apply(left.doubleValue(), right.doubleValue());
            case FLOAT -> apply(left.floatValue(), right.floatValue());
            case LONG -> apply(left.longValue(), right.longValue());
            case INT -> apply(left.intValue(), right.intValue());
        };
    }

    /** The negative of a number. */
    static Number negate(Number number) {
        if (number instanceof Double) {
            return -number.doubleValue();
        } else if (number instanceof Float) {
            return -number.floatValue();
        } else if (number instanceof Long) {
            return -number.longValue();
        } else {
            return -number.intValue();
        }
    }

    private Number apply(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
        };
    }

    private Number apply(float left, float right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
        };
    }

    private @Nullable Number apply(long left, long right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> right == 0 ? null : Long.valueOf(left / right);
        };
    }

    private @Nullable Number apply(int left, int right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> right == 0 ? null : Integer.valueOf(left / right);
        };
    }

    @Override
    public String toString() {
        return symbol;
    }
}

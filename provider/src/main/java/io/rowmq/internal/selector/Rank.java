package io.rowmq.internal.selector;

/** The type that two numbers are promoted to before they are compared or calculated with (JLS 5.6.2). */
enum Rank {
    INT,
    LONG,
    FLOAT,
    DOUBLE;

    static Rank of(Number left, Number right) {
        if (left instanceof Double || right instanceof Double) {
            return DOUBLE;
        }
        if (left instanceof Float || right instanceof Float) {
            return FLOAT;
        }
        return left instanceof Long || right instanceof Long ? LONG : INT;
    }

    static boolean compare(Number left, Relation relation, Number right) {
        return switch (of(left, right)) {
            case DOUBLE -> relation.test(left.doubleValue(), right.doubleValue());
            case FLOAT -> relation.test((double) left.floatValue(), (double) right.floatValue());
            case LONG, INT -> relation.test(left.longValue(), right.longValue());
        };
    }
}

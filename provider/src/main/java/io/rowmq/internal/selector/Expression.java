package io.rowmq.internal.selector;

import java.util.List;

/**
 * What a selector says, as a tree. Lists instead of pairs keep long chains flat, so that the depth of the tree is
 * bounded by the nesting of the text.
 */
sealed interface Expression {

    /** What is known about the value without a message. */
    Type type();

    /** The types of values in selectors. */
    enum Type {
        BOOLEAN("a condition"),
        NUMBER("a number"),
        STRING("a string"),
        /** A property: known only with a message. */
        ANY("a property");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** Whether values of both types can be compared with each other. */
        boolean comparableWith(Type other) {
            return this == other || this == ANY || other == ANY;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Expressions that are TRUE, FALSE or UNKNOWN. */
    sealed interface Conditional extends Expression {
        @Override
        default Type type() {
            return Type.BOOLEAN;
        }
    }

    /** Expressions that are a number or NULL. */
    sealed interface Numeric extends Expression {
        @Override
        default Type type() {
            return Type.NUMBER;
        }
    }

    /** At least two terms, joined with AND. */
    record And(List<Expression> terms) implements Conditional {}

    /** At least two terms, joined with OR. */
    record Or(List<Expression> terms) implements Conditional {}

    /** The opposite of a term. */
    record Not(Expression term) implements Conditional {}

    /** Two operands compared. */
    record Comparison(Expression left, Relation relation, Expression right) implements Conditional {}

    /** {@code value [NOT] BETWEEN low AND high}. */
    record Between(Expression value, Expression low, Expression high, boolean negated) implements Conditional {}

    /** {@code name [NOT] IN ('a', 'b')}. */
    record In(Identifier name, List<String> strings, boolean negated) implements Conditional {}

    /** {@code name [NOT] LIKE 'pattern' [ESCAPE 'c']}; the escape is a code point, or {@link #NO_ESCAPE}. */
    record Like(Identifier name, String pattern, int escape, boolean negated) implements Conditional {

        static final int NO_ESCAPE = -1;
    }

    /** {@code name IS [NOT] NULL}. */
    record IsNull(Identifier name, boolean negated) implements Conditional {}

    /** A header field or a property. */
    record Identifier(String name) implements Expression {
        @Override
        public Type type() {
            return Type.ANY;
        }
    }

    /** A literal: a Boolean, String, Integer, Long, Float or Double. */
    record Literal(Object value) implements Expression {
        @Override
        public Type type() {
            return value instanceof Boolean ? Type.BOOLEAN : value instanceof String ? Type.STRING : Type.NUMBER;
        }
    }

    /** {@code +operand} or {@code -operand}. */
    record Signed(boolean negative, Expression operand) implements Numeric {}

    /** Operands joined by operators of the same precedence, evaluated from left to right. */
    record Arithmetic(Expression first, List<Step> steps) implements Numeric {

        /** An operator and what follows it. */
        record Step(Operation operation, Expression operand) {}
    }
}

package io.rowmq.internal.selector;

import io.rowmq.internal.selector.Expression.And;
import io.rowmq.internal.selector.Expression.Arithmetic;
import io.rowmq.internal.selector.Expression.Arithmetic.Step;
import io.rowmq.internal.selector.Expression.Between;
import io.rowmq.internal.selector.Expression.Comparison;
import io.rowmq.internal.selector.Expression.In;
import io.rowmq.internal.selector.Expression.Like;
import io.rowmq.internal.selector.Expression.Not;
import io.rowmq.internal.selector.Expression.Or;
import io.rowmq.internal.selector.Expression.Signed;
import io.rowmq.spi.StoredMessage;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where Artemis 2.50 does not do what the specification says (section 3.8.1), or the specification says nothing.
 * docs/decisions.md gives the reasons.
 */
enum KnownDifference {
    /** If only the right side of = is NULL, Artemis says FALSE instead of UNKNOWN; if both are, TRUE. */
    NULL_ON_THE_RIGHT,
    /** Artemis divides integers as doubles, without Java's numeric promotion: 7 / 2 is 3.5 instead of 3. */
    INTEGER_DIVISION,
    /** Artemis calculates with floats as doubles, without Java's numeric promotion. */
    SINGLE_PRECISION,
    /** {@code <>}, NOT LIKE and NOT IN with unlike types: Artemis says TRUE (IN: UNKNOWN) instead of FALSE. */
    UNLIKE_TYPES_NEGATED,
    /** Artemis orders strings and booleans, which the specification restricts to = and {@code <>}. */
    ORDER_OF_STRINGS_AND_BOOLEANS,
    /** Arithmetic with strings and booleans: Artemis concatenates, or throws out of the evaluation. */
    ARITHMETIC_WITHOUT_NUMBERS,
    /** Artemis cannot negate bytes and shorts: it throws out of the evaluation. */
    NEGATIVE_SMALL_NUMBER,
    /** Artemis compares a byte or short only if it is on the left; on the right the comparison is FALSE. */
    SMALL_NUMBER_ON_THE_RIGHT,
    /** For Artemis NaN equals NaN and is the largest number, and -0.0 is less than 0.0; in Java neither is so. */
    NOT_A_NUMBER_AND_NEGATIVE_ZERO;

    /** The differences that play a part in a selector and a message. */
    static Set<KnownDifference> between(Expression selector, StoredMessage message) {
        Walk walk = new Walk(message, EnumSet.noneOf(KnownDifference.class));
        walk.visit(selector);
        return walk.found;
    }

    private record Walk(StoredMessage message, Set<KnownDifference> found) {

        void visit(Expression expression) {
            if (expression instanceof And and) {
                and.terms().forEach(this::visit);
            } else if (expression instanceof Or or) {
                or.terms().forEach(this::visit);
            } else if (expression instanceof Not not) {
                visit(not.term());
            } else if (expression instanceof Comparison comparison) {
                compare(comparison.left(), comparison.relation(), comparison.right());
            } else if (expression instanceof Between between) {
                compare(between.value(), Relation.LESS, between.low());
                compare(between.value(), Relation.GREATER, between.high());
            } else if (expression instanceof In in && unlikeString(in.name())) {
                found.add(UNLIKE_TYPES_NEGATED);
            } else if (expression instanceof Like like && like.negated() && unlikeString(like.name())) {
                found.add(UNLIKE_TYPES_NEGATED);
            } else if (expression instanceof Signed signed) {
                sign(signed);
            } else if (expression instanceof Arithmetic arithmetic) {
                calculate(arithmetic);
            }
        }

        private boolean unlikeString(Expression name) {
            Object value = value(name);
            return value != null && !(value instanceof String);
        }

        private void compare(Expression leftOperand, Relation relation, Expression rightOperand) {
            visit(leftOperand);
            visit(rightOperand);
            Object left = value(leftOperand);
            Object right = value(rightOperand);
            if (right == null && !relation.ordering()) {
                found.add(NULL_ON_THE_RIGHT);
            }
            if (left == null || right == null) {
                return;
            }
            if (left instanceof Number l && right instanceof Number r) {
                compareNumbers(l, r);
            } else if (left.getClass() != right.getClass()) {
                found.add(UNLIKE_TYPES_NEGATED);
            } else if (relation.ordering()) {
                found.add(ORDER_OF_STRINGS_AND_BOOLEANS);
            }
        }

        private void compareNumbers(Number left, Number right) {
            if (right instanceof Short && !(left instanceof Byte) && !(left instanceof Short)
                    || right instanceof Byte && !(left instanceof Byte)) {
                found.add(SMALL_NUMBER_ON_THE_RIGHT);
            }
            if (odd(left) || odd(right)) {
                found.add(NOT_A_NUMBER_AND_NEGATIVE_ZERO);
            }
        }

        private static boolean odd(Number number) {
            double value = number.doubleValue();
            return Double.isNaN(value) || Double.compare(value, -0.0) == 0;
        }

        private void sign(Signed signed) {
            visit(signed.operand());
            Object operand = value(signed.operand());
            if (operand instanceof Byte || operand instanceof Short) {
                found.add(NEGATIVE_SMALL_NUMBER);
            } else if (operand != null && !(operand instanceof Number)) {
                found.add(ARITHMETIC_WITHOUT_NUMBERS);
            }
        }

        private void calculate(Arithmetic arithmetic) {
            visit(arithmetic.first());
            Object left = value(arithmetic.first());
            for (Step step : arithmetic.steps()) {
                visit(step.operand());
                Object right = value(step.operand());
                if (!(left instanceof Number l) || !(right instanceof Number r)) {
                    if (left != null && right != null) {
                        found.add(ARITHMETIC_WITHOUT_NUMBERS);
                    }
                    return;
                }
                Rank rank = Rank.of(l, r);
                if (rank == Rank.FLOAT) {
                    found.add(SINGLE_PRECISION);
                } else if (rank != Rank.DOUBLE && step.operation() == Operation.DIVIDE) {
                    found.add(INTEGER_DIVISION);
                }
                left = step.operation().apply(l, r);
            }
        }

        private @Nullable Object value(Expression expression) {
            return Operands.value(expression).of(message);
        }
    }
}

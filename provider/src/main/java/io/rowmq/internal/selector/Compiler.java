package io.rowmq.internal.selector;

import io.rowmq.internal.selector.Expression.And;
import io.rowmq.internal.selector.Expression.Between;
import io.rowmq.internal.selector.Expression.Comparison;
import io.rowmq.internal.selector.Expression.Identifier;
import io.rowmq.internal.selector.Expression.In;
import io.rowmq.internal.selector.Expression.IsNull;
import io.rowmq.internal.selector.Expression.Like;
import io.rowmq.internal.selector.Expression.Not;
import io.rowmq.internal.selector.Expression.Or;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns conditional expressions into functions of a message. A comparison operator whose operands are of types that
 * cannot be compared is FALSE, in its negated form too ({@code <>}, NOT LIKE, NOT IN, NOT BETWEEN); one that meets a
 * NULL is UNKNOWN.
 */
final class Compiler {

    private Compiler() {}

    static Condition condition(Expression expression) {
        if (expression instanceof And and) {
            return all(conditions(and.terms()));
        } else if (expression instanceof Or or) {
            return any(conditions(or.terms()));
        } else if (expression instanceof Not not) {
            Condition term = condition(not.term());
            return message -> term.of(message).not();
        } else if (expression instanceof Comparison comparison) {
            return comparison(comparison.left(), comparison.relation(), comparison.right());
        } else if (expression instanceof Between between) {
            return between(between);
        } else if (expression instanceof In in) {
            Set<String> strings = Set.copyOf(in.strings());
            return stringTest(in.name(), in.negated(), strings::contains);
        } else if (expression instanceof Like like) {
            LikePattern pattern = new LikePattern(like.pattern(), like.escape());
            return stringTest(like.name(), like.negated(), pattern::matches);
        } else if (expression instanceof IsNull test) {
            Value value = Operands.value(test.name());
            boolean whenNull = !test.negated();
            return message -> Truth.of((value.of(message) == null) == whenNull);
        } else {
            Value value = Operands.value(expression);
            return message -> Truth.ofValue(value.of(message));
        }
    }

    private static Condition[] conditions(List<Expression> terms) {
        return terms.stream().map(Compiler::condition).toArray(Condition[]::new);
    }

    private static Condition all(Condition[] terms) {
        return message -> {
            Truth result = Truth.TRUE;
            for (Condition term : terms) {
                result = result.and(term.of(message));
                if (result == Truth.FALSE) {
                    return result;
                }
            }
            return result;
        };
    }

    private static Condition any(Condition[] terms) {
        return message -> {
            Truth result = Truth.FALSE;
            for (Condition term : terms) {
                result = result.or(term.of(message));
                if (result == Truth.TRUE) {
                    return result;
                }
            }
            return result;
        };
    }

    private static Condition comparison(Expression leftOperand, Relation relation, Expression rightOperand) {
        Value left = Operands.value(leftOperand);
        Value right = Operands.value(rightOperand);
        return message -> Operands.compare(left.of(message), relation, right.of(message));
    }

    /** The specification defines BETWEEN and NOT BETWEEN by the comparisons they are short for. */
    private static Condition between(Between between) {
        if (between.negated()) {
            return any(new Condition[] {
                comparison(between.value(), Relation.LESS, between.low()),
                comparison(between.value(), Relation.GREATER, between.high())
            });
        }
        return all(new Condition[] {
            comparison(between.value(), Relation.GREATER_OR_EQUAL, between.low()),
            comparison(between.value(), Relation.LESS_OR_EQUAL, between.high())
        });
    }

    private static Condition stringTest(Identifier name, boolean negated, Predicate<String> test) {
        Value value = Operands.value(name);
        return message -> {
            Object operand = value.of(message);
            if (operand == null) {
                return Truth.UNKNOWN;
            }
            return Truth.of(operand instanceof String string && test.test(string) != negated);
        };
    }
}

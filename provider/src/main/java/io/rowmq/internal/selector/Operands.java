package io.rowmq.internal.selector;

import io.rowmq.internal.selector.Expression.Arithmetic;
import io.rowmq.internal.selector.Expression.Arithmetic.Step;
import io.rowmq.internal.selector.Expression.Identifier;
import io.rowmq.internal.selector.Expression.Literal;
import io.rowmq.internal.selector.Expression.Signed;
import org.jspecify.annotations.Nullable;

/** Turns operands into functions of a message, and compares what they yield. */
final class Operands {

    /** What arithmetic with something else than numbers yields: not NULL, and comparable with nothing. */
    private static final Object NOT_A_NUMBER = new Object();

    private Operands() {}

    static Value value(Expression expression) {
        if (expression instanceof Identifier identifier) {
            return Field.named(identifier.name());
        } else if (expression instanceof Literal literal) {
            Object value = literal.value();
            return message -> value;
        } else if (expression instanceof Signed signed) {
            return signed(signed.negative(), value(signed.operand()));
        } else if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else {
            Condition condition = Compiler.condition(expression);
            return message -> condition.of(message).asValue();
        }
    }

    private static Value signed(boolean negative, Value value) {
        return message -> {
            Object operand = value.of(message);
            if (operand instanceof Number number) {
                return negative ? Operation.negate(number) : number;
            }
            return operand == null ? null : NOT_A_NUMBER;
        };
    }

    private static Value arithmetic(Arithmetic arithmetic) {
        Value first = value(arithmetic.first());
        Step[] steps = arithmetic.steps().toArray(Step[]::new);
        Value[] operands =
                arithmetic.steps().stream().map(step -> value(step.operand())).toArray(Value[]::new);
        return message -> {
            Object result = first.of(message);
            for (int i = 0; i < steps.length && result != null; i++) {
                result = apply(steps[i].operation(), result, operands[i].of(message));
            }
            return result;
        };
    }

    private static @Nullable Object apply(Operation operation, Object left, @Nullable Object right) {
        if (right == null) {
            return null;
        }
        return left instanceof Number l && right instanceof Number r ? operation.apply(l, r) : NOT_A_NUMBER;
    }

    static Truth compare(@Nullable Object left, Relation relation, @Nullable Object right) {
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        if (left instanceof Number l && right instanceof Number r) {
            return Truth.of(Rank.compare(l, relation, r));
        }
        boolean alike = left instanceof String && right instanceof String
                || left instanceof Boolean && right instanceof Boolean;
        return Truth.of(alike && !relation.ordering() && left.equals(right) == (relation == Relation.EQUAL));
    }
}

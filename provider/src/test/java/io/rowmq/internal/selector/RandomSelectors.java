package io.rowmq.internal.selector;

import io.rowmq.internal.selector.Expression.And;
import io.rowmq.internal.selector.Expression.Arithmetic;
import io.rowmq.internal.selector.Expression.Arithmetic.Step;
import io.rowmq.internal.selector.Expression.Between;
import io.rowmq.internal.selector.Expression.Comparison;
import io.rowmq.internal.selector.Expression.Identifier;
import io.rowmq.internal.selector.Expression.In;
import io.rowmq.internal.selector.Expression.IsNull;
import io.rowmq.internal.selector.Expression.Like;
import io.rowmq.internal.selector.Expression.Literal;
import io.rowmq.internal.selector.Expression.Not;
import io.rowmq.internal.selector.Expression.Or;
import io.rowmq.internal.selector.Expression.Signed;
import io.rowmq.spi.StoredMessage;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Random selectors and messages that have to do with each other: few names, few values, most of them of the type that
 * the name suggests, but now and then missing or of any other type.
 */
final class RandomSelectors {

    private static final List<String> NUMBERS = List.of("i", "j", "l", "d", "JMSPriority", "f", "b", "s");
    private static final List<String> STRINGS = List.of("t", "u", "JMSType", "JMSDeliveryMode");
    private static final List<String> BOOLEANS = List.of("x", "y");
    private static final List<Number> LITERALS = List.of(
            0,
            1,
            2,
            3,
            4,
            5,
            9,
            10,
            -1,
            -3,
            100,
            2147483647,
            3_000_000_000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0.5,
            1.0,
            2.5,
            -1.5,
            1e10,
            7e-3);
    private static final List<String> TEXTS =
            List.of("", "a", "b", "ab", "abc", "aab", "it's", "100%", "a_b", "PERSISTENT", "A.b", "(a|b)", "a\\b");
    private static final List<String> PATTERNS = List.of(
            "%", "a%", "%b", "_", "a_", "%a%b%", "_%_", "abc", "100\\%", "a\\_b", "%'%", "A.b", "\\\\%", "a%%c");

    private final Random random;

    RandomSelectors(Random random) {
        this.random = random;
    }

    Expression selector() {
        return condition(3);
    }

    StoredMessage message() {
        Example message = Example.message().priority(random.nextInt(10));
        if (random.nextBoolean()) {
            message.nonPersistent();
        }
        if (random.nextInt(5) > 0) {
            message.type(one(TEXTS));
        }
        property(message, "i", () -> random.nextInt(12) - 2);
        property(message, "j", () -> one(List.of(1, 2, 3, 10, 100, Integer.MAX_VALUE, Integer.MIN_VALUE)));
        property(message, "l", () -> one(List.of(1L, 2L, 3_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE)));
        property(message, "d", () -> one(List.of(0.0, 0.5, 1.0, 2.5, 3.0, -1.5, 1e10, -0.0, Double.NaN, 7e-3)));
        property(message, "f", () -> one(List.of(0f, 0.5f, 1f, 2.5f, 0.1f)));
        property(message, "b", () -> (byte) (random.nextInt(12) - 2));
        property(message, "s", () -> (short) (random.nextInt(12) - 2));
        property(message, "t", () -> one(TEXTS));
        property(message, "u", () -> one(TEXTS));
        property(message, "x", random::nextBoolean);
        property(message, "y", random::nextBoolean);
        return message.stored();
    }

    private void property(Example message, String name, Supplier<Object> usual) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            message.and(name, one(List.of("abc", true, 2, 2L, 2.5, 2.5f, (byte) 2, (short) 2)));
        } else if (dice > 2) {
            message.and(name, usual.get());
        }
    }

    private Expression condition(int depth) {
        if (depth == 0) {
            return predicate();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new And(several(() -> condition(depth - 1)));
            case 2, 3 -> new Or(several(() -> condition(depth - 1)));
            case 4 -> new Not(condition(depth - 1));
            default -> predicate();
        };
    }

    private Expression predicate() {
        boolean negated = random.nextInt(3) == 0;
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> new Comparison(number(2), one(List.of(Relation.values())), number(2));
            case 4, 5 -> new Comparison(string(), equality(), string());
            case 6 -> new Comparison(truth(), equality(), truth());
            case 7, 8 -> new Between(number(1), number(1), number(1), negated);
            case 9 -> new In(name(STRINGS), several(() -> one(TEXTS)), negated);
            case 10, 11 -> like(negated);
            case 12 -> new IsNull(name(any()), negated);
            default -> truth();
        };
    }

    private Like like(boolean negated) {
        String pattern = one(PATTERNS);
        int escape = pattern.contains("\\") ? '\\' : Like.NO_ESCAPE;
        return new Like(name(STRINGS), pattern, escape, negated);
    }

    private Relation equality() {
        return random.nextBoolean() ? Relation.EQUAL : Relation.NOT_EQUAL;
    }

    private Expression number(int depth) {
        int dice = random.nextInt(depth == 0 ? 6 : 10);
        if (dice < 3) {
            return name(NUMBERS);
        } else if (dice < 6) {
            return new Literal(one(LITERALS));
        } else if (dice == 6) {
            return new Signed(random.nextInt(4) > 0, number(depth - 1));
        }
        List<Operation> operations = random.nextInt(3) > 0
                ? List.of(Operation.ADD, Operation.SUBTRACT)
                : List.of(Operation.MULTIPLY, Operation.DIVIDE);
        List<Step> steps = several(() -> new Step(one(operations), number(depth - 1)));
        return new Arithmetic(number(depth - 1), steps.subList(0, 1 + random.nextInt(2)));
    }

    private Expression string() {
        return random.nextBoolean() ? name(STRINGS) : new Literal(one(TEXTS));
    }

    private Expression truth() {
        return switch (random.nextInt(6)) {
            case 0 -> new Literal(random.nextBoolean());
            case 1 -> new Comparison(name(NUMBERS), Relation.LESS, new Literal(one(LITERALS)));
            default -> name(BOOLEANS);
        };
    }

    private Identifier name(List<String> usual) {
        return new Identifier(one(random.nextInt(30) == 0 ? any() : usual));
    }

    private static List<String> any() {
        return Stream.of(NUMBERS, STRINGS, BOOLEANS).flatMap(List::stream).toList();
    }

    private <T> List<T> several(Supplier<T> maker) {
        return Stream.generate(maker).limit(2 + random.nextInt(2)).toList();
    }

    private <T> T one(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

package io.rowmq.internal.selector;

import io.rowmq.internal.selector.Expression.And;
import io.rowmq.internal.selector.Expression.Arithmetic;
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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes an expression as text that is parsed to the same expression, in one of its many spellings. */
final class SelectorWriter {

    private final Random random;

    SelectorWriter(Random random) {
        this.random = random;
    }

    String write(Expression expression) {
        if (expression instanceof And and) {
            return joined(and.terms(), "AND");
        } else if (expression instanceof Or or) {
            return joined(or.terms(), "OR");
        } else if (expression instanceof Not not) {
            return word("NOT") + " " + nested(not.term());
        } else if (expression instanceof Comparison comparison) {
            return nested(comparison.left()) + space() + comparison.relation() + space() + nested(comparison.right());
        } else if (expression instanceof Between between) {
            return nested(between.value()) + not(between.negated()) + word("BETWEEN") + " " + nested(between.low())
                    + " " + word("AND") + " " + nested(between.high());
        } else if (expression instanceof In in) {
            return in.name().name()
                    + not(in.negated())
                    + word("IN")
                    + space()
                    + in.strings().stream().map(SelectorWriter::quoted).collect(Collectors.joining(",", "(", ")"));
        } else if (expression instanceof Like like) {
            return like.name().name() + not(like.negated()) + word("LIKE") + " " + quoted(like.pattern())
                    + (like.escape() < 0 ? "" : " " + word("ESCAPE") + " " + quoted(Character.toString(like.escape())));
        } else if (expression instanceof IsNull test) {
            return test.name().name() + " " + word("IS") + not(test.negated()) + word("NULL");
        } else {
            return operand(expression);
        }
    }

    private String operand(Expression expression) {
        if (expression instanceof Identifier identifier) {
            return identifier.name();
        } else if (expression instanceof Literal literal) {
            return literal(literal.value());
        } else if (expression instanceof Signed signed) {
            String operand = write(signed.operand());
            return (signed.negative() ? "-" : "+")
                    + (signed.operand() instanceof Identifier ? space() + operand : "(" + operand + ")");
        } else {
            Arithmetic arithmetic = (Arithmetic) expression;
            return nested(arithmetic.first())
                    + arithmetic.steps().stream()
                            .map(step -> " " + step.operation() + " " + nested(step.operand()))
                            .collect(Collectors.joining());
        }
    }

    private String joined(List<Expression> terms, String word) {
        return terms.stream().map(this::nested).collect(Collectors.joining(" " + word(word) + " "));
    }

    private String nested(Expression expression) {
        String text = write(expression);
        boolean atom = expression instanceof Identifier || expression instanceof Literal;
        return atom && random.nextInt(8) > 0 ? text : "(" + space() + text + space() + ")";
    }

    private String not(boolean negated) {
        return negated ? " " + word("NOT") + " " : " ";
    }

    private String word(String word) {
        return random.nextInt(4) > 0 ? word : word.toLowerCase(Locale.ROOT);
    }

    private String space() {
        return random.nextBoolean() ? "" : random.nextInt(4) > 0 ? " " : "\n\t";
    }

    private String literal(Object value) {
        if (value instanceof String string) {
            return quoted(string);
        } else if (value instanceof Boolean truth) {
            return word(truth ? "TRUE" : "FALSE");
        } else if (value instanceof Integer number && number > 0 && random.nextInt(6) == 0) {
            return random.nextBoolean() ? "0x" + Integer.toHexString(number) : "0" + Integer.toOctalString(number);
        } else if (value instanceof Long) {
            return value + (random.nextBoolean() ? "L" : "");
        }
        return value.toString();
    }

    private static String quoted(String string) {
        return "'" + string.replace("'", "''") + "'";
    }
}

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
import io.rowmq.internal.selector.Expression.Type;
import io.rowmq.internal.selector.Token.Kind;
import jakarta.jms.InvalidSelectorException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive descent over
 *
 * <pre>
 * or         = and { OR and }
 * and        = not { AND not }
 * not        = NOT not | predicate
 * predicate  = sum [ relation sum
 *                  | [NOT] BETWEEN sum AND sum
 *                  | [NOT] IN '(' string { ',' string } ')'
 *                  | [NOT] LIKE string [ ESCAPE string ]
 *                  | IS [NOT] NULL ]
 * sum        = product { ('+' | '-') product }
 * product    = signed { ('*' | '/') signed }
 * signed     = ('+' | '-') signed | primary
 * primary    = name | literal | '(' or ')'
 * </pre>
 *
 * As parentheses may hold a condition or an operand, which of the two a part is follows from its {@link Type}.
 */
final class Parser {

    /** How deep parentheses, NOT and signs may be nested: far more than anyone writes, far less than a stack holds. */
    static final int MAX_DEPTH = 200;

    private final Source source;
    private final Lexer lexer;
    private Token token;
    private int depth;

    private Parser(String text) throws InvalidSelectorException {
        source = new Source(text);
        lexer = new Lexer(source);
        token = lexer.next();
    }

    static Expression parse(String text) throws InvalidSelectorException {
        Parser parser = new Parser(text);
        Expression selector = parser.condition(parser.or(), 1);
        if (parser.token.kind() != Kind.END) {
            throw parser.unexpected("AND, OR or the end of the selector");
        }
        return selector;
    }

    private Expression or() throws InvalidSelectorException {
        int start = token.position();
        Expression first = and();
        if (token.kind() != Kind.OR) {
            return first;
        }
        List<Expression> terms = new ArrayList<>();
        terms.add(condition(first, start));
        while (accept(Kind.OR)) {
            int next = token.position();
            terms.add(condition(and(), next));
        }
        return new Or(List.copyOf(terms));
    }

    private Expression and() throws InvalidSelectorException {
        int start = token.position();
        Expression first = not();
        if (token.kind() != Kind.AND) {
            return first;
        }
        List<Expression> terms = new ArrayList<>();
        terms.add(condition(first, start));
        while (accept(Kind.AND)) {
            int next = token.position();
            terms.add(condition(not(), next));
        }
        return new And(List.copyOf(terms));
    }

    private Expression not() throws InvalidSelectorException {
        if (token.kind() != Kind.NOT) {
            return predicate();
        }
        enter();
        int start = token.position();
        Not not = new Not(condition(not(), start));
        depth--;
        return not;
    }

    private Expression predicate() throws InvalidSelectorException {
        int start = token.position();
        Expression left = sum();
        return switch (token.kind()) {
            case EQUAL -> comparison(left, start, Relation.EQUAL);
            case NOT_EQUAL -> comparison(left, start, Relation.NOT_EQUAL);
            case LESS -> comparison(left, start, Relation.LESS);
            case LESS_OR_EQUAL -> comparison(left, start, Relation.LESS_OR_EQUAL);
            case GREATER -> comparison(left, start, Relation.GREATER);
            case GREATER_OR_EQUAL -> comparison(left, start, Relation.GREATER_OR_EQUAL);
            case IS -> isNull(left, start);
            case NOT, BETWEEN, IN, LIKE -> {
                boolean negated = accept(Kind.NOT);
                yield switch (token.kind()) {
                    case BETWEEN -> between(left, start, negated);
                    case IN -> in(left, start, negated);
                    case LIKE -> like(left, start, negated);
                    default -> throw unexpected("BETWEEN, IN or LIKE after NOT");
                };
            }
            default -> left;
        };
    }

    private Comparison comparison(Expression left, int leftStart, Relation relation) throws InvalidSelectorException {
        Token operator = advance();
        int rightStart = token.position();
        Expression right = sum();
        if (relation.ordering()) {
            number(left, leftStart, "with " + operator.kind());
            number(right, rightStart, "with " + operator.kind());
        } else if (!left.type().comparableWith(right.type())) {
            throw source.error(operator.position(), left.type() + " cannot be compared with " + right.type());
        }
        return new Comparison(left, relation, right);
    }

    private Between between(Expression value, int start, boolean negated) throws InvalidSelectorException {
        advance();
        number(value, start, "with BETWEEN");
        int lowStart = token.position();
        Expression low = number(sum(), lowStart, "with BETWEEN");
        expect(Kind.AND, "AND and the upper bound of BETWEEN");
        int highStart = token.position();
        Expression high = number(sum(), highStart, "with BETWEEN");
        return new Between(value, low, high, negated);
    }

    private In in(Expression left, int start, boolean negated) throws InvalidSelectorException {
        Token operator = advance();
        Identifier name = name(left, start, operator);
        expect(Kind.OPEN, "'(' after IN");
        List<String> strings = new ArrayList<>();
        do {
            strings.add(expect(Kind.STRING, "a string: IN takes a list of string literals")
                    .text());
        } while (accept(Kind.COMMA));
        expect(Kind.CLOSE, "',' or ')'");
        return new In(name, List.copyOf(strings), negated);
    }

    private Like like(Expression left, int start, boolean negated) throws InvalidSelectorException {
        Token operator = advance();
        Identifier name = name(left, start, operator);
        String pattern = expect(Kind.STRING, "a string literal as pattern").text();
        int escape = Like.NO_ESCAPE;
        if (accept(Kind.ESCAPE)) {
            Token character = expect(Kind.STRING, "a string literal of one character");
            if (character.text().codePointCount(0, character.text().length()) != 1) {
                throw source.error(character.position(), character.found(), "a string literal of one character");
            }
            escape = character.text().codePointAt(0);
        }
        return new Like(name, pattern, escape, negated);
    }

    private IsNull isNull(Expression left, int start) throws InvalidSelectorException {
        Token operator = advance();
        Identifier name = name(left, start, operator);
        boolean negated = accept(Kind.NOT);
        expect(Kind.NULL, negated ? "NULL" : "NULL or NOT NULL");
        return new IsNull(name, negated);
    }

    private Expression sum() throws InvalidSelectorException {
        int start = token.position();
        Expression first = product();
        List<Step> steps = new ArrayList<>(0);
        while (token.kind() == Kind.PLUS || token.kind() == Kind.MINUS) {
            Operation operation = advance().kind() == Kind.PLUS ? Operation.ADD : Operation.SUBTRACT;
            int next = token.position();
            steps.add(new Step(operation, number(product(), next, "in arithmetic")));
        }
        return steps.isEmpty() ? first : new Arithmetic(number(first, start, "in arithmetic"), List.copyOf(steps));
    }

    private Expression product() throws InvalidSelectorException {
        int start = token.position();
        Expression first = signed();
        List<Step> steps = new ArrayList<>(0);
        while (token.kind() == Kind.TIMES || token.kind() == Kind.DIVIDED) {
            Operation operation = advance().kind() == Kind.TIMES ? Operation.MULTIPLY : Operation.DIVIDE;
            int next = token.position();
            steps.add(new Step(operation, number(signed(), next, "in arithmetic")));
        }
        return steps.isEmpty() ? first : new Arithmetic(number(first, start, "in arithmetic"), List.copyOf(steps));
    }

    private Expression signed() throws InvalidSelectorException {
        if (token.kind() != Kind.PLUS && token.kind() != Kind.MINUS) {
            return primary();
        }
        boolean negative = token.kind() == Kind.MINUS;
        enter();
        int start = token.position();
        Expression operand = token.kind() == Kind.NUMBER
                ? numeral(negative)
                : new Signed(negative, number(signed(), start, "after a sign"));
        depth--;
        return operand;
    }

    private Expression primary() throws InvalidSelectorException {
        return switch (token.kind()) {
            case NAME -> identifier();
            case NUMBER -> numeral(false);
            case STRING -> new Literal(advance().text());
            case TRUE, FALSE -> new Literal(advance().kind() == Kind.TRUE);
            case OPEN -> {
                enter();
                Expression inner = or();
                expect(Kind.CLOSE, "')' or an operator");
                depth--;
                yield inner;
            }
            case NULL -> throw unexpected("a value; whether one is missing is asked with IS NULL");
            default -> throw unexpected("a name, a literal, '(' or NOT");
        };
    }

    private Identifier identifier() throws InvalidSelectorException {
        Token name = advance();
        if (!Field.allowed(name.text())) {
            throw source.error(
                    name.position(),
                    name.found(),
                    "a property (JMSX…, JMS_…, or a name that does not begin"
                            + " with JMS) or one of the header fields " + Field.names());
        }
        return new Identifier(name.text());
    }

    private Literal numeral(boolean negative) throws InvalidSelectorException {
        Token numeral = advance();
        try {
            return new Literal(Numerals.parse(numeral.text(), negative));
        } catch (NumberFormatException e) {
            throw source.error(numeral.position(), "found " + numeral.found() + ", but " + e.getMessage());
        }
    }

    private Expression condition(Expression expression, int start) throws InvalidSelectorException {
        return require(Type.BOOLEAN, expression, start, "");
    }

    private Expression number(Expression expression, int start, String where) throws InvalidSelectorException {
        return require(Type.NUMBER, expression, start, " " + where);
    }

    private Expression require(Type type, Expression expression, int start, String where)
            throws InvalidSelectorException {
        if (!expression.type().comparableWith(type)) {
            throw source.error(start, expression.type().toString(), type + where);
        }
        return expression;
    }

    private Identifier name(Expression expression, int start, Token operator) throws InvalidSelectorException {
        if (expression instanceof Identifier identifier) {
            return identifier;
        }
        throw source.error(start, expression.type().toString(), "a property name before " + operator.kind());
    }

    private void enter() throws InvalidSelectorException {
        if (++depth > MAX_DEPTH) {
            throw source.error(
                    token.position(), "parentheses, NOT and signs are nested more than " + MAX_DEPTH + " deep");
        }
        advance();
    }

    private boolean accept(Kind kind) throws InvalidSelectorException {
        if (token.kind() != kind) {
            return false;
        }
        advance();
        return true;
    }

    private Token expect(Kind kind, String expected) throws InvalidSelectorException {
        if (token.kind() != kind) {
            throw unexpected(expected);
        }
        return advance();
    }

    private Token advance() throws InvalidSelectorException {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private InvalidSelectorException unexpected(String expected) {
        return source.error(token.position(), token.found(), expected);
    }
}

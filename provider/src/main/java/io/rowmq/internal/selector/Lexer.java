package io.rowmq.internal.selector;

import io.rowmq.internal.selector.Token.Kind;
import jakarta.jms.InvalidSelectorException;
import java.util.Locale;

/** Cuts a selector into tokens. */
final class Lexer {

    private final Source source;
    private final String text;
    private int at;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** The text without whitespace at its ends, as the specification defines whitespace. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && whitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && whitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** "The same as that defined for Java: space, horizontal tab, form feed and line terminator." */
    private static boolean whitespace(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
    }

    /** The next token; at the end always END. */
    Token next() throws InvalidSelectorException {
        while (at < text.length() && whitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Kind.END, "", at + 1);
        }
        int first = text.codePointAt(at);
        if (Character.isJavaIdentifierStart(first)) {
            return word();
        } else if (first == '\'') {
            return string();
        } else if (digit(at) || first == '.' && digit(at + 1)) {
            return number();
        } else {
            return symbol();
        }
    }

    private Token word() {
        int start = at;
        do {
            at += Character.charCount(text.codePointAt(at));
        } while (at < text.length() && Character.isJavaIdentifierPart(text.codePointAt(at)));
        String word = text.substring(start, at);
        Kind keyword = Kind.keyword(word);
        return new Token(keyword != null ? keyword : Kind.NAME, word, start + 1);
    }

    private Token string() throws InvalidSelectorException {
        int start = at;
        StringBuilder content = new StringBuilder();
        while (true) {
            int quote = text.indexOf('\'', at + 1);
            if (quote < 0) {
                throw source.error(start + 1, "a string that does not end", "its closing quote '");
            }
            content.append(text, at + 1, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) != '\'') {
                return new Token(Kind.STRING, content.toString(), start + 1);
            }
            content.append('\'');
        }
    }

    /** Takes everything that could belong to a number, so that a malformed one is shown as a whole. */
    private Token number() {
        int start = at;
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        do {
            at++;
        } while (at < text.length()
                && (text.charAt(at) == '.' || Character.isJavaIdentifierPart(text.charAt(at)) || exponentSign(hex)));
        return new Token(Kind.NUMBER, text.substring(start, at), start + 1);
    }

    private boolean exponentSign(boolean hex) {
        char sign = text.charAt(at);
        char before = Character.toLowerCase(text.charAt(at - 1));
        return (sign == '+' || sign == '-') && before == (hex ? 'p' : 'e');
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private Token symbol() throws InvalidSelectorException {
        int position = at + 1;
        Kind kind = switch (text.charAt(at++)) {
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case ',' -> Kind.COMMA;
            case '+' -> Kind.PLUS;
            case '-' -> Kind.MINUS;
            case '*' -> Kind.TIMES;
            case '/' -> Kind.DIVIDED;
            case '=' -> Kind.EQUAL;
            case '<' -> take('>') ? Kind.NOT_EQUAL : take('=') ? Kind.LESS_OR_EQUAL : Kind.LESS;
            case '>' -> take('=') ? Kind.GREATER_OR_EQUAL : Kind.GREATER;
            case '!' -> throw source.error(position, "'!'", "NOT, or <> for \"is not equal\"");
            case '"' -> throw source.error(position, "'\"'", "a single quote ': strings are written 'like this'");
            default -> throw source.error(position, unknown(position - 1), "a name, literal or operator");
        };
        return new Token(kind, kind.toString(), position);
    }

    private boolean take(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private String unknown(int index) {
        int character = text.codePointAt(index);
        String code = String.format(Locale.ROOT, "U+%04X", character);
        return "the character " + (Character.isISOControl(character) ? "" : "'" + Character.toString(character) + "' ")
                + "(" + code + ")";
    }
}

package io.rowmq.internal.selector;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word of the selector.
 *
 * @param kind what it is
 * @param text a name as written, a number as written, the content of a string, otherwise the symbol or keyword
 * @param position where it begins; the first character is 1
 */
record Token(Kind kind, String text, int position) {

    /** The kinds of token. */
    enum Kind {
        END("the end of the selector"),
        NAME("a name"),
        STRING("a string"),
        NUMBER("a number"),
        NOT,
        AND,
        OR,
        BETWEEN,
        LIKE,
        IN,
        IS,
        ESCAPE,
        NULL,
        TRUE,
        FALSE,
        OPEN("'('"),
        CLOSE("')'"),
        COMMA("','"),
        PLUS("'+'"),
        MINUS("'-'"),
        TIMES("'*'"),
        DIVIDED("'/'"),
        EQUAL("'='"),
        NOT_EQUAL("'<>'"),
        LESS("'<'"),
        LESS_OR_EQUAL("'<='"),
        GREATER("'>'"),
        GREATER_OR_EQUAL("'>='");

        private static final Map<String, Kind> RESERVED = Stream.of(values())
                .filter(kind -> kind.words.equals(kind.name()))
                .collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));

        private final String words;

        Kind() {
            words = name();
        }

        Kind(String words) {
            this.words = words;
        }

        /** The keyword of that spelling in any case, null if it is none; letters outside ASCII are never equal. */
        static @Nullable Kind keyword(String text) {
            boolean ascii = text.chars().allMatch(c -> c < 128);
            return ascii ? RESERVED.get(text.toUpperCase(Locale.ROOT)) : null;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** For messages: what was found. */
    String found() {
        return switch (kind) {
            case NAME -> "the name " + text;
            case NUMBER -> "the number " + text;
            case STRING -> "the string '" + text + "'";
            default -> kind.toString();
        };
    }
}

package io.rowmq.internal.selector;

import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidSelectorException;
import org.jspecify.annotations.Nullable;

/** Where selectors come from. */
public final class Selectors {

    private Selectors() {}

    /**
     * Parses a message selector.
     *
     * @return null if the text is null, empty or only whitespace: then there is no selector
     * @throws InvalidSelectorException if it is not a selector; the message says at which position (the first character
     *     is 1) what was found and what was expected
     */
    public static @Nullable Selector parse(@Nullable String text) throws InvalidSelectorException {
        if (text == null) {
            return null;
        }
        String trimmed = Lexer.trim(text);
        if (trimmed.isEmpty()) {
            return null;
        }
        return new Compiled(trimmed, Compiler.condition(Parser.parse(text)));
    }

    private record Compiled(String text, Condition condition) implements Selector {
        @Override
        public boolean matches(StoredMessage message) {
            return condition.of(message) == Truth.TRUE;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

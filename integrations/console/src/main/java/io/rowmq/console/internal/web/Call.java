package io.rowmq.console.internal.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, as far as anybody needs to know it.
 *
 * @param method {@code GET} or {@code POST}
 * @param path of the URL
 * @param values of the query, and the fields of the JSON that came with it
 * @param session the session's cookie, null if there is none
 * @param token what proves that a page of the console sends it, null if it does not say
 * @param remote the address it comes from
 * @param encrypted whether the browser sends it through a proxy with TLS, as far as it says
 */
public record Call(
        String method,
        String path,
        Map<String, @Nullable Object> values,
        @Nullable String session,
        @Nullable String token,
        String remote,
        boolean encrypted) {

    /** Whether it may change something. */
    public boolean changing() {
        return !method.equals("GET");
    }

    /** A value that may be left out; blank counts as left out. */
    public @Nullable String text(String name) throws Problem {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw Problem.bad("'" + name + "' has to be a string, but it is " + value);
        }
        return text.isBlank() ? null : text;
    }

    /** A value that has to be there. */
    public String needed(String name) throws Problem {
        String text = text(name);
        if (text == null) {
            throw Problem.bad("'" + name + "' is missing");
        }
        return text;
    }

    /** A whole number that has to be there. */
    public long number(String name) throws Problem {
        return number(name, needed(name));
    }

    /** A number that may be left out, and is brought between bounds. */
    public int number(String name, int otherwise, int least, int most) throws Problem {
        String text = text(name);
        return text == null ? otherwise : (int) Math.max(least, Math.min(most, number(name, text)));
    }

    /** A whole number as text, because a browser's numbers are too short for some. */
    public static long number(String name, Object value) throws Problem {
        try {
            return Long.parseLong(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw Problem.bad("'" + name + "' has to be a whole number, but it is " + value);
        }
    }

    /** Whether something is wanted. */
    public boolean flag(String name) {
        Object value = values.get(name);
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}

package io.rowmq.store.jdbc.internal.dialect;

/**
 * For places that hold UTF-8 and no zeroes: a text is stored as it is unless it has a NUL or half a surrogate pair,
 * both legal in Java. Then it is stored with a mark before it and {@code \0}, {@code \}{@code uD800} or {@code \\} for
 * what cannot stand for itself; likewise if it begins with that mark.
 */
public final class EscapedText implements TextForm {

    /** A code point that is no character and never will be. */
    private static final char MARK = '\uFDD0';

    @Override
    public String encode(String text) {
        return plain(text) ? text : escape(text);
    }

    private static boolean plain(String text) {
        int length = text.length();
        if (length > 0 && text.charAt(0) == MARK) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            if (each == 0) {
                return false;
            }
            if (Character.isSurrogate(each)) {
                if (!pairAt(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean pairAt(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(MARK);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0) {
                escaped.append("\\0");
            } else if (each == '\\') {
                escaped.append("\\\\");
            } else if (!Character.isSurrogate(each)) {
                escaped.append(each);
            } else if (pairAt(text, i)) {
                escaped.append(each).append(text.charAt(++i));
            } else {
                escaped.append("\\u").append(Integer.toHexString(each));
            }
        }
        return escaped.toString();
    }

    @Override
    public String decode(String stored) {
        if (stored.isEmpty() || stored.charAt(0) != MARK) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 1; i < stored.length(); i++) {
            char each = stored.charAt(i);
            if (each != '\\' || i + 1 == stored.length()) {
                text.append(each);
                continue;
            }
            char escaped = stored.charAt(++i);
            if (escaped == '0') {
                text.append('\0');
            } else if (escaped == 'u' && i + 4 < stored.length()) {
                text.append((char) Integer.parseInt(stored.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(escaped);
            }
        }
        return text.toString();
    }
}

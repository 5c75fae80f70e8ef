package io.rowmq.internal.selector;

import java.util.Arrays;

/**
 * A LIKE pattern. Compares code points, not chars, so that {@code _} stands for any one character; takes at most the
 * product of the lengths of pattern and text, whatever the pattern.
 */
final class LikePattern {

    private static final int ANY_ONE = -1;
    private static final int ANY_SEQUENCE = -2;

    private final int[] pattern;

    /**
     * Compiles a pattern.
     *
     * @param escape the escape character, or {@link Expression.Like#NO_ESCAPE}. Before other characters than the two
     *     wildcards and itself it has no special meaning: there it "stands for itself"
     */
    LikePattern(String text, int escape) {
        int[] from = text.codePoints().toArray();
        int[] to = new int[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] == escape && i + 1 < from.length && escapable(from[i + 1], escape)) {
                i++;
                to[length++] = from[i];
            } else if (from[i] == '_') {
                to[length++] = ANY_ONE;
            } else if (from[i] != '%') {
                to[length++] = from[i];
            } else if (length == 0 || to[length - 1] != ANY_SEQUENCE) {
                to[length++] = ANY_SEQUENCE;
            }
        }
        pattern = Arrays.copyOf(to, length);
    }

    private static boolean escapable(int character, int escape) {
        return character == '_' || character == '%' || character == escape;
    }

    /** Greedy: after a mismatch only the last {@code %} has to take one character more, never an earlier one. */
    boolean matches(String text) {
        int at = 0;
        int next = 0;
        int afterSequence = -1;
        int retryAt = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (next < pattern.length && (pattern[next] == ANY_ONE || pattern[next] == character)) {
                at += Character.charCount(character);
                next++;
            } else if (next < pattern.length && pattern[next] == ANY_SEQUENCE) {
                afterSequence = ++next;
                retryAt = at;
            } else if (afterSequence >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                next = afterSequence;
            } else {
                return false;
            }
        }
        return next == pattern.length || next == pattern.length - 1 && pattern[next] == ANY_SEQUENCE;
    }
}

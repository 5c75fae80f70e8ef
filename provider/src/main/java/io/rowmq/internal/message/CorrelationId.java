package io.rowmq.internal.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@code JMSCorrelationID} as bytes (section 3.4.5). It is stored as text: bytes that are UTF-8 as that text, so that
 * both ways of reading it agree, others in hexadecimal behind the prefix that is reserved for providers.
 */
final class CorrelationId {

    private static final String NOT_TEXT = "ID:bytes:";

    private CorrelationId() {}

    /** The text that stands for these bytes. */
    static @Nullable String ofBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean same = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        return same && !text.startsWith(NOT_TEXT)
                ? text
                : NOT_TEXT + HexFormat.of().formatHex(bytes);
    }

    /** The bytes that a text stands for: those it was made of, otherwise its UTF-8. */
    static byte @Nullable [] toBytes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.startsWith(NOT_TEXT)) {
            try {
                return HexFormat.of().parseHex(text, NOT_TEXT.length(), text.length());
            } catch (IllegalArgumentException notHexadecimal) {
                // a client's own text that happens to begin like this
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

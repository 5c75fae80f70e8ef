package io.rowmq.store.jdbc.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows from the messages of one client which statement each of them executes. */
final class Statements {

    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();

    /** The statement that a message executes, null if it executes none. */
    @Nullable String executed(int type, byte[] content) {
        return switch (type) {
            case 'Q' -> text(content, 0);
            case 'P' -> {
                String name = text(content, 0);
                prepared.put(name, text(content, end(content, 0)));
                yield null;
            }
            case 'B' -> {
                String portal = text(content, 0);
                portals.put(portal, prepared.getOrDefault(text(content, end(content, 0)), ""));
                yield null;
            }
            case 'E' -> portals.getOrDefault(text(content, 0), "");
            default -> null;
        };
    }

    private static String text(byte[] content, int from) {
        return new String(content, from, end(content, from) - 1 - from, StandardCharsets.UTF_8);
    }

    /** Where the text that begins there, and the zero behind it, have ended. */
    private static int end(byte[] content, int from) {
        int end = from;
        while (content[end] != 0) {
            end++;
        }
        return end + 1;
    }
}

package io.rowmq.store.jdbc.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages are a letter, a length and a content; the first one of a client has no letter. */
final class PostgresqlProtocol implements Protocol {

    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private boolean begun;

    @Override
    public Request fromClient(DataInputStream in) throws IOException {
        if (!begun) {
            begun = true;
            return new Request(message(ByteBuffer.allocate(0), in), null, false);
        }
        int type = in.readUnsignedByte();
        byte[] message = message(letter(type), in);
        return new Request(message, executed(type, message), type == 'Q' || type == 'S');
    }

    @Override
    public byte[] fromServer(DataInputStream in) throws IOException {
        return message(letter(in.readUnsignedByte()), in);
    }

    private static ByteBuffer letter(int type) {
        return ByteBuffer.allocate(1).put((byte) type).flip();
    }

    private static byte[] message(ByteBuffer beginning, DataInputStream in) throws IOException {
        int length = in.readInt();
        ByteBuffer message = ByteBuffer.allocate(beginning.remaining() + length);
        return message.put(beginning)
                .putInt(length)
                .put(in.readNBytes(length - Integer.BYTES))
                .array();
    }

    /** The statement that a message executes, null if it executes none. */
    private @Nullable String executed(int type, byte[] message) {
        int content = 1 + Integer.BYTES;
        return switch (type) {
            case 'Q' -> text(message, content);
            case 'P' -> {
                prepared.put(text(message, content), text(message, end(message, content)));
                yield null;
            }
            case 'B' -> {
                portals.put(text(message, content), prepared.getOrDefault(text(message, end(message, content)), ""));
                yield null;
            }
            case 'E' -> portals.getOrDefault(text(message, content), "");
            default -> null;
        };
    }

    private static String text(byte[] message, int from) {
        return new String(message, from, end(message, from) - 1 - from, StandardCharsets.UTF_8);
    }

    /** Where the text that begins there, and the zero behind it, have ended. */
    private static int end(byte[] message, int from) {
        int end = from;
        while (message[end] != 0) {
            end++;
        }
        return end + 1;
    }
}

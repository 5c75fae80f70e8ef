package io.rowmq.store.jdbc.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Packets are a length of three bytes, a number and a content. Numbers count from 0 in each command, and its answer
 * goes on with 1. What is longer than a packet can be goes on in the next one.
 */
final class MariadbProtocol implements Protocol {

    private static final int HEADER = 4;
    private static final int LONGEST = 0xffffff;

    private static final int QUIT = 0x01;
    private static final int QUERY = 0x03;
    private static final int PREPARE = 0x16;
    private static final int EXECUTE = 0x17;
    private static final int LONG_DATA = 0x18;
    private static final int CLOSE = 0x19;
    private static final int BULK_EXECUTE = 0xfa;

    private static final Set<Integer> UNANSWERED = Set.of(QUIT, LONG_DATA, CLOSE);
    private static final int LAST_PREPARED = -1;

    /** What commands prepare whose answers have not begun, empty for those that prepare nothing. */
    private final Queue<String> preparing = new ConcurrentLinkedQueue<>();

    private final Map<Integer, String> prepared = new ConcurrentHashMap<>();
    private String lastPrepared = "";
    private int lastNumber;

    @Override
    public Request fromClient(DataInputStream in) throws IOException {
        byte[] packet = packet(in);
        if (number(packet) != 0 || packet.length == HEADER) {
            // of the greeting
            return new Request(packet, null, false);
        }
        byte[] whole = whole(packet, in);
        int command = Byte.toUnsignedInt(packet[HEADER]);
        String statement = executed(command, whole);
        if (!UNANSWERED.contains(command)) {
            preparing.add(command == PREPARE ? lastPrepared : "");
        }
        return new Request(whole, statement, true);
    }

    private static byte[] packet(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException();
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt() & LONGEST;
        return ByteBuffer.allocate(HEADER + length)
                .put(header)
                .put(in.readNBytes(length))
                .array();
    }

    private static int number(byte[] packet) {
        return Byte.toUnsignedInt(packet[HEADER - 1]);
    }

    private static byte[] whole(byte[] first, DataInputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] packet = first;
        whole.writeBytes(packet);
        while (packet.length == HEADER + LONGEST) {
            packet = packet(in);
            whole.writeBytes(packet);
        }
        return whole.toByteArray();
    }

    /** The statement that a command executes, null if it executes none. */
    private @Nullable String executed(int command, byte[] packets) {
        return switch (command) {
            case QUERY -> text(packets);
            case PREPARE -> {
                lastPrepared = text(packets);
                yield null;
            }
            case EXECUTE, BULK_EXECUTE -> {
                int id = id(packets);
                yield id == LAST_PREPARED ? lastPrepared : prepared.getOrDefault(id, "");
            }
            default -> null;
        };
    }

    /** Headers within a text that is longer than a packet stay in it. */
    private static String text(byte[] packets) {
        return new String(packets, HEADER + 1, packets.length - HEADER - 1, StandardCharsets.UTF_8);
    }

    /** The number of a statement, which is behind the first byte of a command, and of an answer. */
    private static int id(byte[] packet) {
        return ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER + 1);
    }

    @Override
    public byte[] fromServer(DataInputStream in) throws IOException {
        byte[] packet = packet(in);
        // a long answer comes by 1 again, but then behind 0
        if (number(packet) == 1 && lastNumber != 0) {
            answer(packet);
        }
        lastNumber = number(packet);
        return packet;
    }

    private void answer(byte[] packet) {
        String statement = preparing.remove();
        if (!statement.isEmpty() && packet[HEADER] == 0) {
            prepared.put(id(packet), statement);
        }
    }
}

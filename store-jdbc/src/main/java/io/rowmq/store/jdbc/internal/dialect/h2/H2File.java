package io.rowmq.store.jdbc.internal.dialect.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;

/**
 * The bytes of an H2 file that is not open. Its first two blocks are the same line of text twice, the file's header.
 */
final class H2File {

    private static final int HEADERS = 2;

    private final FileChannel channel;
    private final long size;

    H2File(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long blocks() {
        return size / H2Chunk.BLOCK;
    }

    /** So many bytes; zeroes where the file ends. */
    byte[] read(long position, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    /** The newer of the two copies of the header, empty if neither is right. */
    Map<String, String> header() {
        Map<String, String> newest = Map.of();
        for (int i = 0; i < HEADERS; i++) {
            Map<String, String> copy = H2Chunk.checked(read((long) i * H2Chunk.BLOCK, H2Chunk.BLOCK));
            if (!copy.isEmpty() && (newest.isEmpty() || version(copy) > version(newest))) {
                newest = copy;
            }
        }
        return newest;
    }

    static long version(Map<String, String> header) {
        return DataUtils.readHexLong(header, "version", 0);
    }

    /** Makes the header name a chunk as the newest; synced. */
    void pointTo(H2Chunk chunk, Map<String, String> header) throws IOException {
        Map<String, String> values = new TreeMap<>(header);
        values.remove("fletcher");
        values.remove("clean");
        values.put("block", Long.toHexString(chunk.block()));
        values.put("chunk", Integer.toHexString(chunk.id()));
        values.put("version", Long.toHexString(chunk.version()));
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> DataUtils.appendMap(text, name, value));
        byte[] covered = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(text, "fletcher", DataUtils.getFletcher32(covered, 0, covered.length));
        byte[] line = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < HEADERS; i++) {
            write((long) i * H2Chunk.BLOCK, line, H2Chunk.BLOCK);
            channel.force(true);
        }
    }

    /** Makes a chunk unreadable. */
    void destroy(H2Chunk chunk) throws IOException {
        write(chunk.block() * H2Chunk.BLOCK, new byte[0], H2Chunk.BLOCK);
        write((chunk.block() + chunk.blocks() - 1) * H2Chunk.BLOCK, new byte[0], H2Chunk.BLOCK);
    }

    private void write(long position, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).put(bytes).position(0);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }
}

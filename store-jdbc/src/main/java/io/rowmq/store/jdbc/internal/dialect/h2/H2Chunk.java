package io.rowmq.store.jdbc.internal.dialect.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of an H2 file: what one commit has written. It begins with a line of text, its header, then come pages, the
 * table of their places, and in the last bytes of the last block another line, its footer.
 *
 * @param id its number, which goes round
 * @param version its version, which does not
 * @param block where it begins
 * @param blocks how long it is
 */
record H2Chunk(int id, long version, long block, int blocks) {

    static final int BLOCK = 4096;
    private static final int HEADER = 1024;
    private static final int FOOTER = 128;
    private static final int SMALLEST_PAGE = 4;
    private static final int LARGEST_CHUNK = 1 << 18;

    /** The chunk that begins at a block, null if there is none that is whole at its beginning and its end. */
    static @Nullable H2Chunk read(H2File file, long block) {
        Map<String, String> header = line(file.read(block * BLOCK, HEADER));
        int id = number(header, "chunk");
        int blocks = number(header, "len");
        long version = DataUtils.readHexLong(header, "version", -1);
        if (id < 0 || version < 0 || blocks < 1 || blocks > LARGEST_CHUNK || block + blocks > file.blocks()) {
            return null;
        }
        byte[] last = file.read((block + blocks) * BLOCK - FOOTER, FOOTER);
        Map<String, String> footer = checked(last);
        return number(footer, "chunk") == id && DataUtils.readHexLong(footer, "version", -1) == version
                ? new H2Chunk(id, version, block, blocks)
                : null;
    }

    /** Whether the header of the file names it as the newest. */
    boolean named(Map<String, String> fileHeader) {
        return DataUtils.readHexLong(fileHeader, "version", -1) == version
                && DataUtils.readHexLong(fileHeader, "block", -1) == block
                && number(fileHeader, "chunk") == id;
    }

    /** Whether its pages follow each other without a hole, as far as their headers tell. */
    boolean whole(H2File file) {
        byte[] bytes = file.read(block * BLOCK, blocks * BLOCK);
        Map<String, String> header = line(bytes);
        int pages = number(header, "pages");
        int table = number(header, "toc");
        int at = endOfLine(bytes) + 1;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (pages < 0 || table <= 0 || table + 8L * pages > bytes.length) {
            return false;
        }
        for (int page = 0; page < pages; page++) {
            if (DataUtils.getPageOffset(buffer.getLong(table + 8 * page)) != at || at + SMALLEST_PAGE + 2 > table) {
                return false;
            }
            int length = buffer.getInt(at);
            short check = (short)
                    (DataUtils.getCheckValue(id) ^ DataUtils.getCheckValue(at) ^ DataUtils.getCheckValue(length));
            if (length < SMALLEST_PAGE || length > table - at || buffer.getShort(at + 4) != check) {
                return false;
            }
            at += length;
        }
        return at == table;
    }

    /** The values of a line with a checksum, as footers and file headers have it; empty if it is wrong. */
    static Map<String, String> checked(byte[] bytes) {
        int end = endOfLine(bytes);
        String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
        int comma = text.lastIndexOf(',');
        Map<String, String> values = line(bytes);
        if (comma < 0 || !values.containsKey("fletcher")) {
            return Map.of();
        }
        byte[] covered = text.substring(0, comma).getBytes(StandardCharsets.ISO_8859_1);
        int checksum = (int) DataUtils.readHexLong(values, "fletcher", 0);
        return DataUtils.getFletcher32(covered, 0, covered.length) == checksum ? values : Map.of();
    }

    private static Map<String, String> line(byte[] bytes) {
        int end = endOfLine(bytes);
        if (end == 0 || bytes[0] == 0) {
            return Map.of();
        }
        try {
            return DataUtils.parseMap(new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip());
        } catch (MVStoreException e) {
            // other bytes than a line of values: not a chunk
            return Map.of();
        }
    }

    private static int endOfLine(byte[] bytes) {
        for (int i = 0; i < bytes.length && i < HEADER; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private static int number(Map<String, String> values, String name) {
        try {
            long value = DataUtils.readHexLong(values, name, -1);
            return value > Integer.MAX_VALUE ? -1 : (int) value;
        } catch (MVStoreException e) {
            // no number: not a chunk
            return -1;
        }
    }
}

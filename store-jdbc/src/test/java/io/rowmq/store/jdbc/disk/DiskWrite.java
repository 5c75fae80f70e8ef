package io.rowmq.store.jdbc.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A change to a file that has not been synced.
 *
 * @param position where, or the new length of the file
 * @param bytes what is written there, null if the file is cut
 */
@SuppressWarnings("ArrayRecordComponent")
record DiskWrite(long position, byte[] bytes) {

    private static final int SECTOR = 512;

    boolean cut() {
        return bytes == null;
    }

    DiskWrite torn(Random random) {
        if (cut() || bytes.length <= SECTOR) {
            return this;
        }
        int sectors = 1 + random.nextInt(bytes.length / SECTOR);
        return new DiskWrite(position, Arrays.copyOf(bytes, Math.min(bytes.length, sectors * SECTOR)));
    }

    List<DiskWrite> sectors(Random random) {
        if (cut()) {
            return random.nextBoolean() ? List.of(this) : List.of();
        }
        List<DiskWrite> kept = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += SECTOR) {
            if (random.nextBoolean()) {
                int to = Math.min(bytes.length, from + SECTOR);
                kept.add(new DiskWrite(position + from, Arrays.copyOfRange(bytes, from, to)));
            }
        }
        return kept;
    }

    /** The file after the change. */
    byte[] applyTo(byte[] file) {
        if (cut()) {
            return file.length > position ? Arrays.copyOf(file, (int) position) : file;
        }
        int end = (int) position + bytes.length;
        byte[] changed = end > file.length ? Arrays.copyOf(file, end) : file;
        System.arraycopy(bytes, 0, changed, (int) position, bytes.length);
        return changed;
    }
}

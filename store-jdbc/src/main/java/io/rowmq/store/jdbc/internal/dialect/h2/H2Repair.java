package io.rowmq.store.jdbc.internal.dialect.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a file that was not closed for H2.
 *
 * <p>When the power fails during a sync, any part of what was to be synced may be on the disk and any part not: for
 * example the file's header that names a chunk, and not the chunk. H2 then takes the last chunk in the file instead,
 * which may be old, and what has been synced since is lost. So before H2 sees the file, this makes its header name the
 * newest chunk. If that has holes, or H2 cannot read all it refers to, then it was never synced; it is made unreadable,
 * and the one before is looked at. What was synced is always left: {@link H2Sync} keeps it from being written over.
 */
final class H2Repair {

    private static final Logger LOG = System.getLogger(H2Repair.class.getName());
    private static final int FIRST_BLOCK = 2;
    /** More than are likely to be written between two syncs. */
    private static final int MOST_LEFT_OUT = 100;

    private final String name;
    private final FilePath path;

    private H2Repair(String name) {
        this.name = name;
        this.path = FilePath.get(name);
    }

    /** Looks at a file and corrects it if need be; does nothing if it is not there, or in use, or no H2 file. */
    static void repair(String name) {
        new H2Repair(name).repair();
    }

    private void repair() {
        if (!path.exists() || !path.canWrite()) {
            return;
        }
        try {
            H2Chunk unreadable = null;
            for (int i = 0; i < MOST_LEFT_OUT; i++) {
                H2Chunk newest = prepare(unreadable);
                if (newest == null || versionThatOpens() == newest.version()) {
                    return;
                }
                unreadable = newest;
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "{0} is open in this JVM already", name);
        } catch (IOException | UncheckedIOException | MVStoreException e) {
            LOG.log(Level.WARNING, "{0} was not closed, and could not be looked at before opening: {1}", name, e);
        }
    }

    /** Leaves out what is not whole and names the newest chunk in the header; null if there is nothing to verify. */
    private @Nullable H2Chunk prepare(@Nullable H2Chunk unreadable) throws IOException {
        try (FileChannel channel = path.open("rw");
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return null;
            }
            H2File file = new H2File(channel);
            Map<String, String> header = file.header();
            if (!header.containsKey("chunk") || header.containsKey("clean")) {
                return null;
            }
            List<H2Chunk> newestFirst = chunks(file);
            if (unreadable != null && newestFirst.remove(unreadable)) {
                leaveOut(file, unreadable);
            }
            H2Chunk newest = newestWhole(file, newestFirst);
            if (newest != null && !newest.named(header)) {
                file.pointTo(newest, header);
            }
            return newest;
        }
    }

    private @Nullable H2Chunk newestWhole(H2File file, List<H2Chunk> newestFirst) throws IOException {
        for (int i = 0; i < newestFirst.size() && i < MOST_LEFT_OUT; i++) {
            if (newestFirst.get(i).whole(file)) {
                for (H2Chunk broken : newestFirst.subList(0, i)) {
                    leaveOut(file, broken);
                }
                return newestFirst.get(i);
            }
        }
        LOG.log(Level.DEBUG, "{0} has no chunks of a kind that is understood", name);
        return null;
    }

    private void leaveOut(H2File file, H2Chunk chunk) throws IOException {
        LOG.log(Level.INFO, "{0}: a commit that was not complete when the power failed is left out", name);
        file.destroy(chunk);
    }

    private static List<H2Chunk> chunks(H2File file) {
        List<H2Chunk> found = new ArrayList<>();
        long block = FIRST_BLOCK;
        while (block < file.blocks()) {
            H2Chunk chunk = H2Chunk.read(file, block);
            if (chunk != null) {
                found.add(chunk);
            }
            block += chunk != null ? chunk.blocks() : 1;
        }
        found.sort(Comparator.comparingLong(H2Chunk::version).reversed());
        return found;
    }

    /** Which version H2 takes: another than the newest if that refers to what is not there. */
    private long versionThatOpens() {
        try (MVStore store = new MVStore.Builder().fileName(name).readOnly().open()) {
            return store.getCurrentVersion();
        }
    }
}

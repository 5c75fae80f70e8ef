package io.rowmq.store.jdbc.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A disk with one database file. It remembers what has been written since the last sync, and tells what a loss of power
 * would leave. Its contents lie in memory.
 */
public final class SimulatedDisk {

    private static final Map<String, SimulatedDisk> DISKS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new SimulatedFilePath());
    }

    private final String name = UUID.randomUUID().toString();
    private final List<DiskWrite> pending = new ArrayList<>();
    private byte[] synced = new byte[0];
    private long operations;
    private long syncs;
    private long bytesRead;
    private long limit = Long.MAX_VALUE;
    private boolean syncFails;
    private @Nullable Consumer<SimulatedDisk> beforeOperation;

    /** An empty disk. */
    public SimulatedDisk() {
        DISKS.put(file(), this);
        FileUtils.createDirectory("memFS:/" + name);
    }

    /** A disk with the given file, synced. */
    public SimulatedDisk(byte[] file) throws IOException {
        this();
        synced = file;
        try (var out = FileUtils.newOutputStream("memFS:" + file(), false)) {
            out.write(file);
        }
    }

    private String file() {
        return "/" + name + "/messages.mv.db";
    }

    /** The JDBC URL of the database on this disk. */
    public String url() {
        return "jdbc:h2:simulated:memFS:/" + name + "/messages";
    }

    static @Nullable SimulatedDisk of(String path) {
        return DISKS.get(path.substring(path.indexOf("memFS:") + "memFS:".length()));
    }

    /** Called before each write, cut and sync, while nothing else happens on the disk. */
    public synchronized void beforeOperation(Consumer<SimulatedDisk> hook) {
        beforeOperation = hook;
    }

    /** Writes beyond this length of the file fail, as on a full disk. */
    public synchronized void limit(long bytes) {
        limit = bytes;
    }

    /** The next sync fails. */
    public synchronized void failNextSync() {
        syncFails = true;
    }

    synchronized void read(int bytes) {
        bytesRead += Math.max(0, bytes);
    }

    /** How much has been read. */
    public synchronized long bytesRead() {
        return bytesRead;
    }

    /** How many writes, cuts and syncs there have been. */
    public synchronized long operations() {
        return operations;
    }

    /** How many syncs there have been. */
    public synchronized long syncs() {
        return syncs;
    }

    /** The file as a loss of power would leave it now. */
    public synchronized byte[] after(PowerLoss loss, Random random) {
        byte[] file = synced.clone();
        for (DiskWrite write : loss.survivors(pending, random)) {
            file = write.applyTo(file);
        }
        return file;
    }

    private void operation() {
        operations++;
        if (beforeOperation != null) {
            beforeOperation.accept(this);
        }
    }

    synchronized void write(long position, ByteBuffer source) throws IOException {
        operation();
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        if (position + bytes.length > limit) {
            throw new IOException("No space left on device");
        }
        pending.add(new DiskWrite(position, bytes));
    }

    synchronized void cut(long length) {
        operation();
        pending.add(new DiskWrite(length, null));
    }

    synchronized void sync() throws IOException {
        operation();
        syncs++;
        if (syncFails) {
            syncFails = false;
            throw new IOException("Input/output error");
        }
        for (DiskWrite write : pending) {
            synced = write.applyTo(synced);
        }
        pending.clear();
    }

    /** Forgets the disk. */
    public void discard() {
        DISKS.remove(file());
        FileUtils.delete("memFS:" + file());
    }

    /** The length of the file as it was last synced. */
    public synchronized long syncedLength() {
        return synced.length;
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(new long[] {operations, syncs});
    }
}

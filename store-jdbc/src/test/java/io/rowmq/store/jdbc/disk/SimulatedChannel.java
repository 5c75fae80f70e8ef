package io.rowmq.store.jdbc.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** An open file on a {@link SimulatedDisk}. */
final class SimulatedChannel extends FileBaseDefault {

    private final FileChannel base;
    private final SimulatedDisk disk;

    SimulatedChannel(FileChannel base, SimulatedDisk disk) {
        this.base = base;
        this.disk = disk;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int bytes = base.read(target, position);
        disk.read(bytes);
        return bytes;
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        disk.write(position, source);
        return base.write(source, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        disk.cut(size);
        base.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        disk.sync();
        base.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}

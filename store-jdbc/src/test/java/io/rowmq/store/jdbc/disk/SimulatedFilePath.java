package io.rowmq.store.jdbc.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/** H2's view of a {@link SimulatedDisk}: the scheme {@code simulated:} before a path in H2's own memory file system. */
public final class SimulatedFilePath extends FilePathWrapper {

    @Override
    public String getScheme() {
        return "simulated";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = super.open(mode);
        SimulatedDisk disk = SimulatedDisk.of(getBase().toString());
        return disk == null || mode.equals("r") ? base : new SimulatedChannel(base, disk);
    }
}

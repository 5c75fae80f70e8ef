package io.rowmq.crash.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the journal. Any number of threads and JVMs append to the same file. */
public final class Journal implements AutoCloseable {

    private final FileChannel file;

    /** Opens the journal, and creates it if there is none. */
    public Journal(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Appends one record; when this returns it survives the end of the process. */
    public void write(Event event) {
        // The leading line break ends a record of another worker that was cut short by its kill.
        ByteBuffer bytes = ByteBuffer.wrap(("\n" + EventText.format(event) + "\n").getBytes(UTF_8));
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
        if (bytes.hasRemaining()) {
            throw new IllegalStateException("the journal took a part of a record only; is the disk full?");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package io.rowmq.crash.team;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/** A file of lines that several JVMs append to; what was written is there, however they end. */
final class Lines implements AutoCloseable {

    private final FileChannel file;

    Lines(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void write(Object line) throws IOException {
        file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** What the lines say, nothing if there is no such file. */
    static <T> List<T> read(Path path, Function<String, T> parse) throws IOException {
        return Files.exists(path)
                ? Files.readAllLines(path).stream()
                        .filter(line -> !line.isEmpty())
                        .map(parse)
                        .toList()
                : List.of();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

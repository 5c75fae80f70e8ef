package io.rowmq.crash.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the journal as it grows. Meant to be called when the writers have stopped. */
public final class JournalReader implements AutoCloseable {

    private static final int LONG_LINE = 200;
    private static final int HEAD = 60;

    private final Path path;
    private final BufferedReader lines;

    /** Begins at the first record. */
    public JournalReader(Path path) throws IOException {
        this.path = path;
        this.lines = Files.newBufferedReader(path, UTF_8);
    }

    /** Passes on all records that have been added since the last call. */
    public void read(Consumer<Event> consumer) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            @Nullable Event event = EventText.parse(line);
            if (event != null) {
                consumer.accept(event);
            }
        }
    }

    /** The last records that name something, for a report. */
    public List<String> about(String name, int limit) throws IOException {
        try (var all = Files.lines(path, UTF_8)) {
            List<String> found = all.filter(line -> line.contains(name))
                    .map(line -> shorten(line, name))
                    .toList();
            return found.subList(Math.max(0, found.size() - limit), found.size());
        }
    }

    private static String shorten(String line, String name) {
        if (line.length() <= LONG_LINE) {
            return line;
        }
        int at = line.indexOf(name);
        return line.substring(0, Math.min(HEAD, at)) + " ... " + line.substring(at, Math.min(line.length(), at + HEAD));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

package io.rowmq.benchmarks.trial;

import io.rowmq.benchmarks.measure.Figure;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where a part of a trial takes place, and what it has found so far. */
public final class Stage {

    private final Provider provider;
    private final Path directory;
    private final long messages;
    private final Duration time;
    private final List<Figure> figures = new ArrayList<>();
    private long settled;

    /** The directory is that of the trial; so many messages are to go through, or it is to go on for so long. */
    public Stage(Provider provider, Path directory, long messages, Duration time) {
        this.provider = provider;
        this.directory = directory;
        this.messages = messages;
        this.time = time;
    }

    long messages() {
        return messages;
    }

    Duration time() {
        return time;
    }

    /** Starts the subject on a folder, where it finds what it left there. */
    Subject start(String folder) throws Exception {
        return provider.start(Files.createDirectories(directory.resolve(folder)));
    }

    /** The size of all files of the trial, in bytes. */
    long disk() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    void found(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit));
    }

    /** So many messages were sent and received, none lost, none doubled. */
    void settled(long more) {
        settled += more;
    }

    /** What was found, in order. */
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** How many messages are accounted for. */
    public long settled() {
        return settled;
    }
}

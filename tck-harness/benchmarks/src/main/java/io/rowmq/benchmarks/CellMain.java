package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Measurement;
import io.rowmq.benchmarks.measure.Meter;
import io.rowmq.benchmarks.measure.Pace;
import io.rowmq.benchmarks.scenario.Bench;
import io.rowmq.benchmarks.scenario.Scenario;
import io.rowmq.benchmarks.scenario.Scenarios;
import io.rowmq.benchmarks.subject.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The JVM of one cell: prints one line with what it measured. */
public final class CellMain {

    /** Begins the line that says why there is nothing to measure. */
    static final String UNAVAILABLE = "unavailable ";

    private CellMain() {}

    /** Measures what {@link Cell#arguments} describe. */
    public static void main(String[] args) throws Exception {
        Cell cell = new Cell(args[0], args[1], Integer.parseInt(args[2]));
        Path directory = Path.of(args[3]);
        Pace pace = new Pace(
                Duration.ofMillis(Long.parseLong(args[4])),
                Duration.ofMillis(Long.parseLong(args[5])),
                Integer.parseInt(args[6]));
        try {
            System.out.println(measure(cell, directory, pace).toLine());
        } catch (Unavailable e) {
            System.out.println(UNAVAILABLE + e.getMessage());
        }
        // A peer's threads are no reason to go on.
        System.exit(0);
    }

    private static Measurement measure(Cell cell, Path directory, Pace pace) throws Exception {
        Scenario scenario = Scenarios.named(cell.scenario());
        try (Bench bench = new Bench(Providers.named(cell.provider()).start(directory), scenario.places())) {
            scenario.prepare(bench);
            Meter.Windows windows = new Meter(pace).measure(scenario.steps(bench, cell.sessions()));
            long disk = size(directory);
            long messages = bench.settle();
            return new Measurement(
                    windows.rates(), windows.p50(), windows.p99(), windows.cpu(), windows.garbage(), disk, messages);
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

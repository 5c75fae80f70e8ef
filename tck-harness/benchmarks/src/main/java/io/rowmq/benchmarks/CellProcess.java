package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Measurement;
import io.rowmq.benchmarks.measure.Pace;
import io.rowmq.benchmarks.subject.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the JVM of a cell on a new directory, which is deleted afterwards. */
final class CellProcess {

    /** How much longer than its windows a cell may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Settings settings;
    private final ScheduledExecutorService watch;
    private final Libraries libraries = Libraries.usual();

    CellProcess(Settings settings, ScheduledExecutorService watch) {
        this.settings = settings;
        this.watch = watch;
    }

    /**
     * Measures a cell once.
     *
     * @throws CellFailure with what the JVM said, if it did not end well
     * @throws Unavailable if there is nothing to measure
     */
    Measurement measure(Cell cell, int round) throws IOException, InterruptedException, CellFailure, Unavailable {
        Path directory = Files.createTempDirectory("rowmq-benchmark");
        try {
            Process process = new ProcessBuilder(command(cell, round, directory))
                    .redirectErrorStream(true)
                    .start();
            ScheduledFuture<?> limit = watch.schedule(process::destroyForcibly, patience(), TimeUnit.MILLISECONDS);
            StringBuilder said = new StringBuilder();
            @Nullable Measurement measured = read(process, said);
            int status = process.waitFor();
            limit.cancel(false);
            if (status != 0 || measured == null) {
                throw new CellFailure(cell.toString(), status, said);
            }
            return measured;
        } finally {
            delete(directory);
        }
    }

    private long patience() {
        Pace pace = settings.pace();
        return PATIENCE.plus(pace.warmUp())
                .plus(pace.window().multipliedBy(pace.windows()))
                .toMillis();
    }

    private static @Nullable Measurement read(Process process, StringBuilder said) throws IOException, Unavailable {
        Measurement measured = null;
        String reason = null;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (Measurement.is(line)) {
                    measured = Measurement.parse(line);
                } else if (line.startsWith(CellMain.UNAVAILABLE)) {
                    reason = line.substring(CellMain.UNAVAILABLE.length());
                } else {
                    said.append(line).append('\n');
                }
            }
        }
        if (reason != null) {
            throw new Unavailable(reason);
        }
        return measured;
    }

    private List<String> command(Cell cell, int round, Path directory) throws Unavailable {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + settings.heap(),
                "-Xmx" + settings.heap()));
        if (settings.profiles() != null) {
            Path file = settings.profiles().resolve(cell.toString().replace(' ', '-') + "-" + round + ".jfr");
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + file);
        }
        command.addAll(libraries.options(Providers.named(cell.provider())));
        command.add(CellMain.class.getName());
        command.addAll(cell.arguments(directory, settings.pace()));
        return command;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Figure;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Unavailable;
import io.rowmq.benchmarks.trial.Trial;
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

/** Runs the JVMs of a trial on a new directory, which is deleted afterwards. */
final class TrialProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Settings settings;
    private final ScheduledExecutorService watch;
    private final Libraries libraries = Libraries.usual();

    TrialProcess(Settings settings, ScheduledExecutorService watch) {
        this.settings = settings;
        this.watch = watch;
    }

    /**
     * What a trial has found.
     *
     * @param figures its figures, the median of those that were measured several times
     * @param messages how many messages were sent and received
     */
    record Outcome(List<Figure> figures, long messages) {}

    /**
     * Goes through a trial.
     *
     * @throws CellFailure with what a JVM said, if it did not end well
     * @throws Unavailable if the provider cannot be run
     */
    Outcome run(Trial trial, Provider provider) throws IOException, InterruptedException, CellFailure, Unavailable {
        Path directory = Files.createTempDirectory("rowmq-trial");
        try {
            List<Figure> figures = new ArrayList<>();
            long messages = 0;
            for (String part : trial.parts()) {
                Outcome outcome = run(trial, provider, part, directory);
                figures.addAll(outcome.figures);
                messages += outcome.messages;
            }
            return new Outcome(Figure.merge(figures), messages);
        } finally {
            delete(directory);
        }
    }

    private Outcome run(Trial trial, Provider provider, String part, Path directory)
            throws IOException, InterruptedException, CellFailure, Unavailable {
        Process process = new ProcessBuilder(command(trial, provider, part, directory))
                .redirectErrorStream(true)
                .start();
        Duration most = trial.timed() ? settings.time().plus(PATIENCE) : PATIENCE;
        ScheduledFuture<?> limit = watch.schedule(process::destroyForcibly, most.toMillis(), TimeUnit.MILLISECONDS);
        List<Figure> figures = new ArrayList<>();
        long messages = 0;
        StringBuilder said = new StringBuilder();
        String reason = null;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (Figure.is(line)) {
                    figures.add(Figure.parse(line));
                } else if (line.startsWith(CellMain.UNAVAILABLE)) {
                    reason = line.substring(CellMain.UNAVAILABLE.length());
                } else if (line.startsWith(TrialMain.SETTLED)) {
                    messages += Long.parseLong(line.substring(TrialMain.SETTLED.length()));
                } else {
                    said.append(line).append('\n');
                }
            }
        }
        int status = process.waitFor();
        limit.cancel(false);
        if (status != 0) {
            throw new CellFailure(trial.name() + " " + provider.name() + ", part " + part, status, said);
        }
        if (reason != null) {
            throw new Unavailable(reason);
        }
        return new Outcome(figures, messages);
    }

    private List<String> command(Trial trial, Provider provider, String part, Path directory) throws Unavailable {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + settings.heap(trial),
                "-Xmx" + settings.heap(trial)));
        command.addAll(libraries.options(provider));
        command.addAll(List.of(
                TrialMain.class.getName(),
                trial.name(),
                provider.name(),
                part,
                directory.toString(),
                Long.toString(settings.messages(trial)),
                settings.time().toString()));
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

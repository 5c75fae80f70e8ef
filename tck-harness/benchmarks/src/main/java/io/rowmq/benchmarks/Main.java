package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Measurement;
import io.rowmq.benchmarks.report.Json;
import io.rowmq.benchmarks.report.Plot;
import io.rowmq.benchmarks.report.Results;
import io.rowmq.benchmarks.report.Table;
import io.rowmq.benchmarks.scenario.Scenario;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The command line: measures the cells, the providers of each in turn, and prints the table. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Settings settings;
    private final CellProcess process;
    private final TrialProcess trials;
    private final Results results = new Results();
    private final Table table;
    private final List<String> failures = new ArrayList<>();
    private long messages;
    private int runs;

    private Main(Settings settings, ScheduledExecutorService watch) {
        this.settings = settings;
        this.process = new CellProcess(settings, watch);
        this.trials = new TrialProcess(settings, watch);
        this.table = new Table(settings.providers().get(0).name(), System.out);
    }

    /** Runs; the exit status is 0 if all went well, 1 if a cell failed, 2 for wrong arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(Settings.usage());
            return;
        }
        Settings settings;
        try {
            settings = Settings.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Settings.usage());
            System.exit(USAGE);
            return;
        }
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try {
            System.exit(new Main(settings, watch).run() ? 0 : FAILED);
        } finally {
            watch.shutdownNow();
        }
    }

    private boolean run() throws IOException, InterruptedException {
        if (settings.profiles() != null) {
            Files.createDirectories(settings.profiles());
        }
        for (Provider provider : settings.providers()) {
            System.out.println(provider.name() + ": " + provider.title());
        }
        for (Scenario scenario : settings.scenarios()) {
            table.head(scenario.name(), scenario.title());
            for (int sessions : settings.sessions()) {
                inTurn(scenario, sessions);
            }
        }
        messages += new TrialRuns(settings, trials, results, failures).run();
        if (settings.json() != null) {
            Files.writeString(settings.json(), Json.of(results));
        }
        if (settings.plot() != null) {
            Files.writeString(settings.plot(), Plot.of(results));
        }
        failures.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%nbenchmarks: %d cells, %d trials, %,d messages sent and received, %d failed%n",
                results.rows().size(),
                settings.trials().size(),
                messages,
                failures.size());
        return failures.isEmpty();
    }

    /** Measures all providers in turn, round by round, so that a disturbance of the machine meets all of them. */
    private void inTurn(Scenario scenario, int sessions) throws IOException, InterruptedException {
        Map<Provider, List<Measurement>> measured = new HashMap<>();
        Map<Provider, String> gaps = new HashMap<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Provider provider : settings.providers()) {
                if (!gaps.containsKey(provider)) {
                    measure(scenario, provider, sessions, round, measured, gaps);
                }
            }
        }
        for (Provider provider : settings.providers()) {
            if (gaps.containsKey(provider)) {
                Results.Gap gap = new Results.Gap(scenario.name(), sessions, provider.name(), gaps.get(provider));
                results.add(gap);
                table.gap(gap);
            } else {
                Results.Row row = new Results.Row(
                        scenario.name(),
                        sessions,
                        provider.name(),
                        durable(scenario, provider),
                        Measurement.merge(measured.get(provider)));
                results.add(row);
                table.row(results, row);
                messages += row.measured().messages();
            }
        }
    }

    private void measure(
            Scenario scenario,
            Provider provider,
            int sessions,
            int round,
            Map<Provider, List<Measurement>> measured,
            Map<Provider, String> gaps)
            throws IOException, InterruptedException {
        Cell cell = new Cell(scenario.name(), provider.name(), sessions);
        System.err.printf(Locale.ROOT, "[%d/%d] %s%n", ++runs, settings.runs(), cell);
        try {
            measured.computeIfAbsent(provider, unused -> new ArrayList<>()).add(process.measure(cell, round));
        } catch (Unavailable e) {
            gaps.put(provider, "left out: " + e.getMessage());
        } catch (CellFailure e) {
            failures.add(e.getMessage());
            gaps.put(provider, "failed: " + e.reason());
        }
    }

    private static boolean durable(Scenario scenario, Provider provider) {
        return switch (scenario.acknowledgements()) {
            case NONE -> true;
            case EACH -> provider.acknowledgesDurably();
            case LAZY -> false;
        };
    }
}

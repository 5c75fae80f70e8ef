package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Pace;
import io.rowmq.benchmarks.scenario.Scenario;
import io.rowmq.benchmarks.scenario.Scenarios;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.trial.Trial;
import io.rowmq.benchmarks.trial.Trials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param scenarios what to do, over and over
 * @param trials what to do once
 * @param providers to whom, in turn
 * @param sessions by how many sessions
 * @param pace how long
 * @param rounds how often each cell is measured, in a new JVM each time
 * @param messages how many messages go through a trial, 0 for as many as is usual
 * @param time how long a trial goes on that is not bounded by messages
 * @param chosenHeap the heap of each JVM, as Java writes it, null for what is usual
 * @param json where to write the results, null for nowhere
 * @param plot where to draw them, null for nowhere
 * @param profiles a directory for flight recordings, null for none
 */
record Settings(
        List<Scenario> scenarios,
        List<Trial> trials,
        List<Provider> providers,
        List<Integer> sessions,
        Pace pace,
        int rounds,
        long messages,
        Duration time,
        @Nullable String chosenHeap,
        @Nullable Path json,
        @Nullable Path plot,
        @Nullable Path profiles) {

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException that says what is wrong with them
     */
    static Settings parse(String... args) {
        Builder builder = new Builder();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                builder.add(args[i]);
            } else if (i + 1 == args.length) {
                throw new IllegalArgumentException("a value is missing after " + args[i]);
            } else {
                builder.set(args[i], args[++i]);
            }
        }
        return builder.build();
    }

    /** What to print when the arguments are wrong. */
    static String usage() {
        StringBuilder text = new StringBuilder("""
                usage: run SCENARIO... [--sessions 1,8,32] [--providers all|NAME,...] [--json FILE] [--plot FILE.svg]
                           [--rounds 2] [--warm-up 3] [--window 2] [--windows 3] [--heap 1g] [--profiles DIRECTORY]
                           [--messages 1000000] [--minutes 30]
                  --warm-up and --window are seconds; --messages is for h and flow, which go once through so many
                  messages, --minutes for soak; these three take no --sessions, --rounds or windows
                  with --profiles each JVM leaves a flight recording
                scenarios
                """);
        Scenarios.all().forEach(s -> text.append(String.format(Locale.ROOT, "  %-10s%s%n", s.name(), s.title())));
        Trials.all().forEach(t -> text.append(String.format(Locale.ROOT, "  %-10s%s%n", t.name(), t.title())));
        text.append(String.format(
                Locale.ROOT,
                "providers (usual: "
                        + Providers.usual().stream().map(Provider::name).collect(Collectors.joining(", ")) + ")%n"));
        Providers.all().forEach(p -> text.append(String.format(Locale.ROOT, "  %-18s%s%n", p.name(), p.title())));
        return text.toString();
    }

    /** The heap of a JVM that measures a scenario. */
    String heap() {
        return chosenHeap == null ? "1g" : chosenHeap;
    }

    /** The heap of a JVM of a trial. */
    String heap(Trial trial) {
        return chosenHeap == null ? trial.heap() : chosenHeap;
    }

    /** How many messages go through a trial. */
    long messages(Trial trial) {
        return messages > 0 ? messages : trial.usualMessages();
    }

    /** How many JVMs will measure something. */
    int runs() {
        return scenarios.size() * sessions.size() * providers.size() * rounds;
    }

    private static final class Builder {

        private static final String ALL = "all";

        private final List<Scenario> scenarios = new ArrayList<>();
        private final List<Trial> trials = new ArrayList<>();
        private List<Provider> providers = Providers.usual();
        private List<Integer> sessions = List.of(1, 8, 32);
        private Duration warmUp = Duration.ofSeconds(3);
        private Duration window = Duration.ofSeconds(2);
        private int windows = 3;
        private int rounds = 2;
        private long messages;
        private Duration time = Duration.ofMinutes(30);
        private @Nullable String heap;
        private @Nullable Path json;
        private @Nullable Path plot;
        private @Nullable Path profiles;

        void add(String name) {
            Trials.find(name).ifPresentOrElse(trials::add, () -> scenarios.add(Scenarios.named(name)));
        }

        void set(String option, String value) {
            switch (option) {
                case "--sessions" ->
                    sessions = words(value).map(word -> positive(option, word)).toList();
                case "--providers" ->
                    providers = value.equals(ALL)
                            ? Providers.all()
                            : words(value).map(Providers::named).toList();
                case "--json" -> json = Path.of(value);
                case "--plot" -> plot = Path.of(value);
                case "--profiles" -> profiles = Path.of(value);
                case "--messages" -> messages = positive(option, value);
                case "--minutes" -> time = Duration.ofMinutes(positive(option, value));
                case "--rounds" -> rounds = positive(option, value);
                case "--windows" -> windows = positive(option, value);
                case "--warm-up" -> warmUp = Duration.ofSeconds(positive(option, value));
                case "--window" -> window = Duration.ofSeconds(positive(option, value));
                case "--heap" -> heap = value;
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }

        private static Stream<String> words(String list) {
            return Arrays.stream(list.split(",")).distinct();
        }

        private static int positive(String option, String value) {
            if (!value.matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("not a positive number after " + option + ": " + value);
            }
            return Integer.parseInt(value);
        }

        Settings build() {
            if (scenarios.isEmpty() && trials.isEmpty()) {
                throw new IllegalArgumentException("which scenario?");
            }
            return new Settings(
                    scenarios,
                    trials,
                    providers,
                    sessions,
                    new Pace(warmUp, window, windows),
                    rounds,
                    messages,
                    time,
                    heap,
                    json,
                    plot,
                    profiles);
        }
    }
}

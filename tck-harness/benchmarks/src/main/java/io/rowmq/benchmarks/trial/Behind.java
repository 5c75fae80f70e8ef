package io.rowmq.benchmarks.trial;

import io.rowmq.benchmarks.measure.Median;
import io.rowmq.benchmarks.scenario.Ledger;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A large backlog: what a restart costs in front of it, and whether it can be drained as fast as a small one.
 *
 * <p>Rates are taken from chunks of receipts. Opening and the first message are timed in fresh JVMs, in turn on a store
 * with one message and on the full one.
 *
 * @param chunk how many messages make a chunk, and the small backlog that the large one is compared with
 */
record Behind(int chunk) implements Trial {

    private static final String FULL = "full";
    private static final String ALMOST_EMPTY = "one";
    private static final String OTHER = "other";
    private static final int BATCH = 100;
    static final int WARM_UP = 30;
    /** So often are a chunk of the large backlog and a small backlog received in turn. */
    static final int PAIRS = 30;
    /** Chunks of which the median counts, further on. */
    private static final int MEASURED = 10;

    private static final int CHUNKS_BETWEEN_COLLECTIONS = 10;

    @Override
    public String name() {
        return "h";
    }

    @Override
    public String title() {
        return "a backlog, a restart, and one session that drains it, " + BATCH + " receipts to a transaction";
    }

    @Override
    public long usualMessages() {
        return 1_000_000;
    }

    @Override
    public boolean restarts() {
        return true;
    }

    @Override
    public List<String> parts() {
        return List.of("fill", "one", "open", "one", "open", "one", "open", "kill", "killed", "drain");
    }

    @Override
    public void run(String part, Stage stage) throws Exception {
        switch (part) {
            case "fill" -> fill(stage);
            case "one" -> open(stage, ALMOST_EMPTY, "one message stored", false);
            case "open" -> open(stage, FULL, "full", false);
            case "kill" -> open(stage, FULL, "full", true);
            case "killed" -> open(stage, FULL, "full, after a kill", false);
            case "drain" -> drain(stage);
            default -> throw new IllegalArgumentException(part);
        }
    }

    private void fill(Stage stage) throws Exception {
        fill(stage, ALMOST_EMPTY, 1);
        fill(stage, OTHER, (long) WARM_UP * chunk);
        long before = stage.disk();
        double rate = fill(stage, FULL, stage.messages());
        stage.found("sent, " + BATCH + " to a transaction", rate, "messages/s");
        stage.found("disk, full", stage.disk() - before >> 20, "MB");
    }

    private static double fill(Stage stage, String folder, long messages) throws Exception {
        try (Subject subject = stage.start(folder);
                Line line = subject.line(Mode.TRANSACTED)) {
            long begun = System.nanoTime();
            send(line, new Ledger().source(), messages);
            return messages / seconds(begun);
        }
    }

    private static void send(Line line, Ledger.Source source, long messages) throws Exception {
        for (long i = 1; i <= messages; i++) {
            line.send(source.next());
            if (i % BATCH == 0 || i == messages) {
                line.end();
            }
        }
    }

    /** Opens and takes the first message, which comes back because nothing is committed. */
    private static void open(Stage stage, String folder, String what, boolean kill) throws Exception {
        long begun = System.nanoTime();
        Subject subject = stage.start(folder);
        Line line = subject.line(Mode.TRANSACTED);
        double opened = seconds(begun) * 1_000;
        if (line.receive() < 0) {
            throw new IllegalStateException("nothing came from the store that is " + what);
        }
        double first = seconds(begun) * 1_000;
        if (kill) {
            Runtime.getRuntime().halt(0);
        }
        stage.found("opened, " + what, opened, "ms");
        stage.found("first message, " + what, first, "ms");
        line.close();
        subject.close();
    }

    private void drain(Stage stage) throws Exception {
        if (stage.messages() < chunk) {
            throw new IllegalArgumentException("h needs at least " + chunk + " messages");
        }
        long before = heapInUse();
        warmUp(stage);
        Ledger ledger = new Ledger();
        ledger.source(stage.messages());
        try (Subject subject = stage.start(FULL);
                Line line = subject.line(Mode.TRANSACTED);
                Line other = subject.line(Mode.TRANSACTED, Address.OTHER_QUEUE)) {
            Drain drain = new Drain(line, ledger);
            Few few = new Few(other, new Drain(other, ledger), ledger.source(), chunk);
            List<Double> fewRates = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            long most = 0;
            long chunks = stage.messages() / chunk;
            for (long i = 0; i < chunks; i++) {
                boolean pair = i < PAIRS;
                if (pair && i % 2 == 0) {
                    fewRates.add(few.rate());
                }
                rates.add(drain.receive(chunk));
                if (pair && i % 2 == 1) {
                    fewRates.add(few.rate());
                }
                if (i % CHUNKS_BETWEEN_COLLECTIONS == 0) {
                    most = Math.max(most, heapInUse());
                }
            }
            drain.receive(stage.messages() % chunk);
            drain.requireEmpty();
            report(stage, fewRates, rates);
            stage.found("heap after collection, at most", most >> 20, "MB");
            stage.found("of it before opening", before >> 20, "MB");
        }
        stage.settled(ledger.balance());
    }

    /** A JVM that has just been started is slow: it drains another backlog first, which it finds like the full one. */
    private void warmUp(Stage stage) throws Exception {
        Ledger ledger = new Ledger();
        ledger.source((long) WARM_UP * chunk);
        try (Subject subject = stage.start(OTHER);
                Line line = subject.line(Mode.TRANSACTED)) {
            Drain drain = new Drain(line, ledger);
            drain.receive((long) WARM_UP * chunk);
            drain.requireEmpty();
        }
        stage.settled(ledger.balance());
    }

    private void report(Stage stage, List<Double> few, List<Double> rates) {
        List<Double> paired = rates.subList(0, few.size());
        stage.found("received, " + chunk + " behind", median(few), "messages/s");
        stage.found("received, all behind, in turn with that", median(paired), "messages/s");
        for (int i = few.size(); i + MEASURED <= rates.size(); i += MEASURED) {
            double rate = median(rates.subList(i, i + MEASURED));
            stage.found("received, after " + (long) i * chunk, rate, "messages/s");
        }
        double[] ratios = IntStream.range(0, few.size())
                .mapToDouble(i -> 100 * paired.get(i) / few.get(i))
                .sorted()
                .toArray();
        stage.found("all behind against " + chunk + ", median pair", Median.of(Arrays.stream(ratios)), "%");
        stage.found("of the pairs a quarter is below", ratios[ratios.length / 4], "%");
        stage.found("of the pairs a quarter is above", ratios[ratios.length * 3 / 4], "%");
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue));
    }

    private static long heapInUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double seconds(long since) {
        return (double) (System.nanoTime() - since) / TimeUnit.SECONDS.toNanos(1);
    }

    /** A backlog that is sent anew whenever it is to be drained. */
    private record Few(Line line, Drain drain, Ledger.Source source, int chunk) {

        double rate() throws Exception {
            send(line, source, chunk);
            return drain.receive(chunk);
        }
    }

    /** Receives and counts. */
    private record Drain(Line line, Ledger ledger) {

        /** How many messages a second. */
        double receive(long messages) throws Exception {
            long begun = System.nanoTime();
            for (long i = 1; i <= messages; i++) {
                long number = line.receive();
                if (number < 0) {
                    throw new IllegalStateException("lost: a message did not come within a second");
                }
                ledger.received(number);
                if (i % BATCH == 0 || i == messages) {
                    line.end();
                }
            }
            return messages / seconds(begun);
        }

        void requireEmpty() throws Exception {
            long number = line.receive();
            if (number >= 0) {
                throw new IllegalStateException("doubled: message " + number + " came when nothing was left");
            }
        }
    }
}

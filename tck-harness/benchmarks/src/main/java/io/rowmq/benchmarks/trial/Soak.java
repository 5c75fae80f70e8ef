package io.rowmq.benchmarks.trial;

import io.rowmq.benchmarks.scenario.Ledger;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The crawl for a long time in a small heap, with sessions that roll back at random and others that hold what they took
 * for a while: nothing may be lost, and neither files nor rate may depend on how long it has been going on.
 */
final class Soak implements Trial {

    private static final int DEPTH = 10_000;
    private static final int BATCH = 100;
    private static final int QUICK = 6;
    private static final int SLOW = 2;
    private static final Duration HOLD = Duration.ofMillis(50);
    private static final int ONE_ROLLS_BACK_IN = 10;
    private static final int SIXTHS = 6;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String title() {
        return "one transaction: consume one, produce one; " + QUICK + " sessions, and " + SLOW + " that hold it for "
                + HOLD.toMillis() + " ms; one in " + ONE_ROLLS_BACK_IN + " is rolled back; " + DEPTH + " in the queue";
    }

    @Override
    public boolean timed() {
        return true;
    }

    @Override
    public String heap() {
        return "256m";
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public List<String> parts() {
        return List.of("soak");
    }

    @Override
    public void run(String part, Stage stage) throws Exception {
        Ledger ledger = new Ledger();
        try (Subject subject = stage.start("store")) {
            fill(subject, ledger.source());
            new Run(stage, subject, ledger).go();
            drain(subject, ledger);
        }
        stage.found("files after closing", stage.disk() >> 20, "MB");
        stage.settled(ledger.balance());
    }

    private static void fill(Subject subject, Ledger.Source source) throws Exception {
        try (Line line = subject.line(Mode.TRANSACTED)) {
            for (int i = 0; i < DEPTH; i++) {
                line.send(source.next());
                if (i % BATCH == BATCH - 1) {
                    line.end();
                }
            }
        }
    }

    private static void drain(Subject subject, Ledger ledger) throws Exception {
        try (Line line = subject.line(Mode.TRANSACTED)) {
            int taken = 0;
            for (long number = line.receive(); number >= 0; number = line.receive()) {
                ledger.received(number);
                if (++taken % BATCH == 0) {
                    line.end();
                }
            }
            line.end();
        }
    }

    /** The sessions at work. */
    private static final class Run {

        private final Stage stage;
        private final Subject subject;
        private final Ledger ledger;
        private final LongAdder committed = new LongAdder();
        private final LongAdder rolledBack = new LongAdder();
        private volatile boolean over;

        Run(Stage stage, Subject subject, Ledger ledger) {
            this.stage = stage;
            this.subject = subject;
            this.ledger = ledger;
        }

        void go() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(QUICK + SLOW);
            CompletionService<Void> ends = new ExecutorCompletionService<>(threads);
            try {
                for (int i = 0; i < QUICK + SLOW; i++) {
                    int index = i;
                    ends.submit(() -> crawl(index));
                }
                watch(ends);
                over = true;
                for (int i = 0; i < QUICK + SLOW; i++) {
                    ends.take().get();
                }
            } finally {
                over = true;
                threads.shutdown();
                threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            stage.found("rolled back", rolledBack.sum(), "transactions");
        }

        private Void crawl(int index) throws Exception {
            Duration hold = index < QUICK ? Duration.ZERO : HOLD;
            SplittableRandom random = new SplittableRandom(index);
            Ledger.Source source = ledger.source();
            try (Line line = subject.line(Mode.TRANSACTED)) {
                boolean unsent = false;
                long next = 0;
                while (unsent || !over) {
                    if (!unsent) {
                        next = source.next();
                    }
                    long number = receive(line);
                    line.send(next);
                    LockSupport.parkNanos(hold.toNanos());
                    unsent = random.nextInt(ONE_ROLLS_BACK_IN) == 0;
                    if (unsent) {
                        line.undo();
                        rolledBack.increment();
                    } else {
                        line.end();
                        ledger.received(number);
                        committed.increment();
                    }
                }
            }
            return null;
        }

        private static long receive(Line line) throws Exception {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < PATIENCE.toNanos()) {
                long number = line.receive();
                if (number >= 0) {
                    return number;
                }
            }
            throw new IllegalStateException(
                    "starved: nothing came for " + PATIENCE.toSeconds() + " s although the queue is not empty");
        }

        /** Looks at rate and files until the time is over, or a session has failed. */
        private void watch(CompletionService<Void> ends) throws Exception {
            List<Long> largest = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            for (int sixth = 1; sixth <= SIXTHS; sixth++) {
                long from = System.nanoTime();
                long before = committed.sum();
                largest.add(look(ends, from + stage.time().toNanos() / SIXTHS));
                double seconds = (double) (System.nanoTime() - from) / TimeUnit.SECONDS.toNanos(1);
                rates.add((committed.sum() - before) / seconds);
                stage.found("rate in sixth " + sixth, rates.get(sixth - 1), "transactions/s");
                stage.found("files in sixth " + sixth + ", at most", largest.get(sixth - 1) >> 20, "MB");
            }
            stage.found("last sixth against the first", 100 * rates.get(SIXTHS - 1) / rates.get(0), "%");
            Growth.requireBounded(largest);
        }

        /** The largest size of the files until then. */
        private long look(CompletionService<Void> ends, long until) throws Exception {
            long largest = stage.disk();
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                Future<Void> failed = ends.poll(Math.min(left, BETWEEN_LOOKS.toNanos()), TimeUnit.NANOSECONDS);
                if (failed != null) {
                    failed.get();
                    throw new IllegalStateException("a session has ended before its time");
                }
                largest = Math.max(largest, stage.disk());
            }
            return largest;
        }
    }
}

package io.rowmq.benchmarks.trial;

import io.rowmq.benchmarks.scenario.Ledger;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many messages through a short queue: the files must not grow with what has been through. */
final class Flow implements Trial {

    private static final int DEPTH = 1_000;
    private static final int BATCH = 100;
    private static final int TENTHS = 10;
    private static final int BETWEEN_LOOKS = 5_000;

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public String title() {
        return "one session, one transaction: consume " + BATCH + ", produce " + BATCH + "; " + DEPTH + " in the queue";
    }

    @Override
    public long usualMessages() {
        return 5_000_000;
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public List<String> parts() {
        return List.of("flow");
    }

    @Override
    public void run(String part, Stage stage) throws Exception {
        Ledger ledger = new Ledger();
        Ledger.Source source = ledger.source();
        try (Subject subject = stage.start("store");
                Line line = subject.line(Mode.TRANSACTED)) {
            for (int i = 0; i < DEPTH; i++) {
                line.send(source.next());
            }
            line.end();
            List<Long> largest = new ArrayList<>();
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                largest.add(tenth(stage, line, ledger, source, tenth));
            }
            drain(line, ledger);
            Growth.requireBounded(largest);
        }
        stage.found("files after closing", stage.disk() >> 20, "MB");
        stage.settled(ledger.balance());
    }

    /** Lets a tenth of the messages through; the largest size of the files meanwhile. */
    private static long tenth(Stage stage, Line line, Ledger ledger, Ledger.Source source, int tenth) throws Exception {
        long begun = System.nanoTime();
        long largest = 0;
        long messages = stage.messages() / TENTHS;
        for (long done = 0; done < messages; done += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                long number = line.receive();
                if (number < 0) {
                    throw new IllegalStateException("nothing came for a second although the queue is not empty");
                }
                ledger.received(number);
                line.send(source.next());
            }
            line.end();
            if (done % BETWEEN_LOOKS == 0) {
                largest = Math.max(largest, stage.disk());
            }
        }
        double seconds = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
        String which = " in tenth " + (tenth + 1);
        stage.found("rate" + which, messages / seconds, "messages/s");
        stage.found("files" + which + ", at most", largest >> 20, "MB");
        return largest;
    }

    private static void drain(Line line, Ledger ledger) throws Exception {
        long number = line.receive();
        while (number >= 0) {
            ledger.received(number);
            number = line.receive();
        }
        line.end();
    }
}

package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A subject on the bench: its lines, and the ledger of what goes through them. */
public final class Bench implements AutoCloseable {

    private static final int HANDS = 4;
    private static final int BATCH = 100;

    private final Subject subject;
    private final Ledger ledger = new Ledger();
    private final List<Line> lines = new ArrayList<>();

    /** Puts a subject on the bench. */
    public Bench(Subject subject) {
        this.subject = subject;
    }

    Ledger ledger() {
        return ledger;
    }

    /** A line that stays open until the measuring is over. */
    Line line(Mode mode) throws Exception {
        Line line = subject.line(mode);
        lines.add(line);
        return line;
    }

    /** Sends so many messages, in large transactions. */
    void fill(int messages) throws Exception {
        byHand(line -> {
            Ledger.Source source = ledger.source();
            for (int i = 0; i < messages / HANDS; i += BATCH) {
                for (int j = i; j < Math.min(i + BATCH, messages / HANDS); j++) {
                    line.send(source.next());
                }
                line.end();
            }
        });
    }

    /** Closes the lines, receives all that is left, and says how many messages there were. */
    public long settle() throws Exception {
        for (Line line : lines) {
            line.close();
        }
        byHand(line -> {
            long number = line.receive();
            for (int i = 1; number >= 0; i++) {
                ledger.received(number);
                if (i % BATCH == 0) {
                    line.end();
                }
                number = line.receive();
            }
            line.end();
        });
        return ledger.balance();
    }

    /** What one of several hands does with a line of its own. */
    @FunctionalInterface
    private interface Work {

        void with(Line line) throws Exception;
    }

    private void byHand(Work work) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                tasks.add(() -> {
                    try (Line line = subject.line(Mode.TRANSACTED)) {
                        work.with(line);
                    }
                    return null;
                });
            }
            for (Future<Void> done : hands.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            hands.shutdown();
        }
    }

    @Override
    public void close() throws Exception {
        subject.close();
    }
}

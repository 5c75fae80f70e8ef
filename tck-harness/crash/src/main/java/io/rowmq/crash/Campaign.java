package io.rowmq.crash;

import io.rowmq.crash.check.Checker;
import io.rowmq.crash.check.OrderWatch;
import io.rowmq.crash.check.Tree;
import io.rowmq.crash.check.TreeLedger;
import io.rowmq.crash.check.Violation;
import io.rowmq.crash.journal.Event;
import io.rowmq.crash.journal.Journal;
import io.rowmq.crash.journal.JournalReader;
import io.rowmq.crash.load.Place;
import io.rowmq.crash.load.WorkerOptions;
import io.rowmq.crash.load.WorkerOptions.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One worker at a time on one database: each life ends in a way of its own and is checked when the next one looks. */
public final class Campaign implements AutoCloseable {

    /** How long a worker may take to open, drain or close before it counts as hanging. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String url;
    private final long seed;
    private final Path journalFile;
    private final Path errors;
    private final Journal journal;
    private final JournalReader reader;
    private final TreeLedger trees;
    private final Checker checker;
    private final OrderWatch order = new OrderWatch(Place.LISTENED.backlog());
    private final List<Violation> problems = new ArrayList<>();
    private final List<Event.Call> calls = new ArrayList<>();
    private int incarnation;
    private int kills;

    /**
     * Begins with an empty database.
     *
     * @param directory where the journal and what the workers say on standard error are kept
     */
    public Campaign(String url, long seed, Path directory) throws IOException, InterruptedException {
        this.url = url;
        this.seed = seed;
        this.journalFile = directory.resolve("journal");
        this.errors = directory.resolve("errors");
        this.journal = new Journal(journalFile);
        this.reader = new JournalReader(journalFile);
        this.trees = new TreeLedger(new Tree(seed));
        this.checker = new Checker(trees);
        live(Mode.SETUP, "none");
    }

    /** How often a worker was killed or ended itself. */
    public int kills() {
        return kills;
    }

    /** What was broken so far; nobody needs to go on when this is not empty. */
    public List<Violation> violations() {
        List<Violation> all = new ArrayList<>(problems);
        all.addAll(checker.violations());
        all.addAll(order.violations());
        return all;
    }

    /** The JDBC calls of the workers that logged them. */
    public List<Event.Call> calls() {
        return List.copyOf(calls);
    }

    /** A worker that does its work and ends by itself, unless the hook ends it. */
    public void live(Mode mode, String hook) throws IOException, InterruptedException {
        WorkerProcess worker = start(mode, hook);
        if (!worker.awaitEnd(PATIENCE)) {
            hangs(mode);
        }
        ended(worker);
    }

    /** A worker that plays the load until the given end. */
    void play(Ending ending) throws IOException, InterruptedException {
        String hook = ending instanceof Ending.Halted halted ? "halt:" + halted.point() : "none";
        WorkerProcess worker = start(Mode.LOAD, hook);
        if (ending instanceof Ending.KilledAtStart start) {
            worker.awaitEnd(start.delay());
        } else if (worker.awaitReady()) {
            if (ending instanceof Ending.Killed killed) {
                worker.awaitEnd(killed.delay());
            } else if (ending instanceof Ending.Halted halted) {
                worker.awaitEnd(halted.atMost());
            } else if (ending instanceof Ending.Closed closed) {
                worker.awaitEnd(closed.delay());
                worker.finish();
                if (!worker.awaitEnd(PATIENCE)) {
                    hangs(Mode.LOAD);
                }
            }
        }
        ended(worker);
    }

    /** Empties the database, so that everything that was in doubt is decided. */
    public void drain() throws IOException, InterruptedException {
        live(Mode.DRAIN, "none");
        if (!trees.verdict().isEmpty()) {
            problems.add(new Violation(Violation.Kind.TORN, "tree", trees.verdict()));
        }
    }

    /** The records that tell what happened to whatever a violation speaks of. */
    public List<String> history(Violation violation) throws IOException {
        String subject = violation.subject();
        return reader.about(subject.substring(subject.indexOf('/') + 1), 30);
    }

    private WorkerProcess start(Mode mode, String hook) throws IOException {
        incarnation++;
        return WorkerProcess.start(new WorkerOptions(url, journalFile, incarnation, seed, mode, hook), errors);
    }

    private void ended(WorkerProcess worker) throws IOException, InterruptedException {
        worker.kill();
        kills += worker.status() == 0 ? 0 : 1;
        if (worker.status() == 1) {
            problems.add(new Violation(
                    Violation.Kind.TROUBLE, "incarnation " + incarnation, "the worker failed; see " + errors));
        }
        journal.write(new Event.Stopped(incarnation));
        reader.read(event -> {
            if (event instanceof Event.Call call) {
                calls.add(call);
            }
            checker.accept(event);
            order.accept(event);
        });
    }

    private void hangs(Mode mode) {
        problems.add(new Violation(
                Violation.Kind.TROUBLE, "incarnation " + incarnation, mode + " did not end within " + PATIENCE));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        journal.close();
    }

    @Override
    public String toString() {
        return incarnation + " workers, " + kills + " kills, " + checker.tally() + ", " + trees;
    }
}

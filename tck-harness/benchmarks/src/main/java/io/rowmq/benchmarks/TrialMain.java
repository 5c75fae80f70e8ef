package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Figure;
import io.rowmq.benchmarks.subject.Unavailable;
import io.rowmq.benchmarks.trial.Stage;
import io.rowmq.benchmarks.trial.Trial;
import io.rowmq.benchmarks.trial.Trials;
import java.nio.file.Path;
import java.time.Duration;

/** The JVM of one part of a trial: prints its figures, and how many messages it has accounted for. */
public final class TrialMain {

    /** Begins the line with the count of messages. */
    static final String SETTLED = "settled ";

    private TrialMain() {}

    /** Takes the names of trial, provider and part, the directory, the number of messages and the time. */
    public static void main(String[] args) throws Exception {
        Trial trial = Trials.find(args[0]).orElseThrow();
        Stage stage =
                new Stage(Providers.named(args[1]), Path.of(args[3]), Long.parseLong(args[4]), Duration.parse(args[5]));
        try {
            trial.run(args[2], stage);
        } catch (Unavailable e) {
            System.out.println(CellMain.UNAVAILABLE + e.getMessage());
        }
        stage.figures().stream().map(Figure::toLine).forEach(System.out::println);
        System.out.println(SETTLED + stage.settled());
        // Threads that a subject left behind are no reason to go on.
        System.exit(0);
    }
}

package io.rowmq.benchmarks;

import io.rowmq.benchmarks.report.FigureTable;
import io.rowmq.benchmarks.report.Results;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Unavailable;
import io.rowmq.benchmarks.trial.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The trials among what is to be run, the providers of each in turn. */
final class TrialRuns {

    private final Settings settings;
    private final TrialProcess process;
    private final Results results;
    private final List<String> failures;
    private final FigureTable table = new FigureTable(System.out);

    TrialRuns(Settings settings, TrialProcess process, Results results, List<String> failures) {
        this.settings = settings;
        this.process = process;
        this.results = results;
        this.failures = failures;
    }

    /** Runs them; how many messages were sent and received. */
    long run() throws IOException, InterruptedException {
        long messages = 0;
        for (Trial trial : settings.trials()) {
            String extent = trial.timed()
                    ? settings.time().toMinutes() + " minutes"
                    : String.format(Locale.ROOT, "%,d messages", settings.messages(trial));
            table.head(trial.name(), extent, trial.title());
            for (Provider provider : settings.providers()) {
                messages += run(trial, provider);
            }
        }
        return messages;
    }

    private long run(Trial trial, Provider provider) throws IOException, InterruptedException {
        if (trial.restarts() && !provider.restarts()) {
            table.leftOut(provider.name(), "does not find its messages again after a restart");
            return 0;
        }
        try {
            TrialProcess.Outcome outcome = process.run(trial, provider);
            outcome.figures().forEach(figure -> {
                results.add(new Results.Reading(trial.name(), provider.name(), figure));
                table.row(provider.name(), figure);
            });
            return outcome.messages();
        } catch (Unavailable e) {
            table.leftOut(provider.name(), e.getMessage());
            return 0;
        } catch (CellFailure e) {
            failures.add(e.getMessage());
            return 0;
        }
    }
}

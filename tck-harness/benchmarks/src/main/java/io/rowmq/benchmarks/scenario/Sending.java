package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends, nobody receives.
 *
 * @param name its name
 * @param mode how the sessions settle
 * @param batch how many messages go into one commit, 1 in the mode AUTO
 */
record Sending(String name, Mode mode, int batch) implements Scenario {

    @Override
    public String title() {
        return mode == Mode.AUTO ? "one persistent send, AUTO" : "one transaction of " + batch + " persistent sends";
    }

    @Override
    public void prepare(Bench bench) {
        // Begins with an empty queue.
    }

    @Override
    public List<Step> steps(Bench bench, int sessions) throws Exception {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            steps.add(step(bench));
        }
        return steps;
    }

    private Step step(Bench bench) throws Exception {
        Line line = bench.line(mode);
        Ledger.Source source = bench.ledger().source();
        return () -> {
            for (int i = 0; i < batch; i++) {
                line.send(source.next());
            }
            line.end();
            return true;
        };
    }
}

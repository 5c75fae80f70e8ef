package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;

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
        return mode == Mode.AUTO ? "one persistent send, AUTO" : "one persistent send, " + batch + " to a transaction";
    }

    @Override
    public void prepare(Bench bench) {
        // Begins with an empty queue.
    }

    @Override
    public Step step(Bench bench) throws Exception {
        Line line = bench.line(mode);
        Ledger.Source source = bench.ledger().source();
        int[] open = {0};
        return () -> {
            line.send(source.next());
            if (++open[0] == batch) {
                line.end();
                open[0] = 0;
            }
            return true;
        };
    }
}

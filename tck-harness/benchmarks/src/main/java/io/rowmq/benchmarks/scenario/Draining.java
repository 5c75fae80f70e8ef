package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives what is there, and acknowledges each message.
 *
 * @param name its name
 * @param mode AUTO, CLIENT or DUPS_OK
 * @param depth how many messages there are to begin with
 */
record Draining(String name, Mode mode, int depth) implements Scenario {

    @Override
    public String title() {
        return "one receipt, acknowledged with " + mode;
    }

    @Override
    public Acknowledgements acknowledgements() {
        return mode == Mode.DUPS_OK ? Acknowledgements.LAZY : Acknowledgements.EACH;
    }

    @Override
    public void prepare(Bench bench) throws Exception {
        bench.fill(depth);
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
        return () -> {
            long number = line.receive();
            if (number < 0) {
                return false;
            }
            line.end();
            bench.ledger().received(number);
            return true;
        };
    }
}

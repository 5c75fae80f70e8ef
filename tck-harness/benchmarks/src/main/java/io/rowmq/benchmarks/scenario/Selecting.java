package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * The crawl with a selector for each session, which must not starve it although most of what is in the queue is for
 * nobody: consume one, produce one that the same selector picks, commit.
 *
 * @param name its name
 * @param depth how many messages are in the queue all the time
 * @param parts how many parts they fall into, one of them for each session
 */
record Selecting(String name, int depth, int parts) implements Scenario {

    @Override
    public String title() {
        return "one transaction: consume one by a selector that picks one in " + parts + ", produce one; " + depth
                + " in the queue";
    }

    @Override
    public void prepare(Bench bench) throws Exception {
        bench.fill(depth, parts);
    }

    @Override
    public List<Step> steps(Bench bench, int sessions) throws Exception {
        if (sessions > parts) {
            throw new IllegalArgumentException("at most " + parts + " sessions for " + name);
        }
        List<Step> steps = new ArrayList<>();
        for (int part = 0; part < sessions; part++) {
            steps.add(step(bench, part));
        }
        return steps;
    }

    private static Step step(Bench bench, int part) throws Exception {
        Line line = bench.line(Mode.TRANSACTED, Address.part(part));
        Ledger.Source source = bench.ledger().source();
        return () -> {
            long number = Patience.receive(line);
            line.send(source.next(), part);
            line.end();
            bench.ledger().received(number);
            return true;
        };
    }
}

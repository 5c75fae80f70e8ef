package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;

/**
 * The crawl: consume one, produce one, commit.
 *
 * @param name its name
 * @param depth how many messages are in the queue all the time
 */
record Crawling(String name, int depth) implements Scenario {

    @Override
    public String title() {
        return "one transaction: consume one, produce one; " + depth + " in the queue";
    }

    @Override
    public void prepare(Bench bench) throws Exception {
        bench.fill(depth);
    }

    @Override
    public Step step(Bench bench) throws Exception {
        Line line = bench.line(Mode.TRANSACTED);
        Ledger.Source source = bench.ledger().source();
        return () -> {
            long number = line.receive();
            if (number < 0) {
                throw new IllegalStateException("nothing came for a second although the queue is full");
            }
            line.send(source.next());
            line.end();
            bench.ledger().received(number);
            return true;
        };
    }
}

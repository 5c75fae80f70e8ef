package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The crawl: consume one, produce one, commit. Or produce several, as long as there are not more in the queue than
 * there were to begin with.
 *
 * @param name its name
 * @param depth how many messages are in the queue all the time
 * @param children how many to produce from one
 * @param mode TRANSACTED, or one that writes a row for each message in the same transaction
 */
record Crawling(String name, int depth, int children, Mode mode) implements Scenario {

    @Override
    public String title() {
        String row = switch (mode) {
            case ROWS -> ", write a row of the application (peers: XA)";
            case XA -> ", write a row in another database, XA";
            default -> "";
        };
        return "one transaction: consume one, produce " + (children == 1 ? "one" : children + " or none") + row + "; "
                + depth + " in the queue";
    }

    @Override
    public void prepare(Bench bench) throws Exception {
        bench.fill(depth);
    }

    @Override
    public List<Step> steps(Bench bench, int sessions) throws Exception {
        AtomicInteger queued = new AtomicInteger(depth);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            steps.add(step(bench, queued));
        }
        return steps;
    }

    private Step step(Bench bench, AtomicInteger queued) throws Exception {
        Line line = bench.line(mode);
        Ledger.Source source = bench.ledger().source();
        return () -> {
            long number = Patience.receive(line);
            if (mode != Mode.TRANSACTED) {
                line.row(number);
                bench.written();
            }
            int produced = children == 1 || queued.get() <= depth ? children : 0;
            for (int i = 0; i < produced; i++) {
                line.send(source.next());
            }
            line.end();
            queued.addAndGet(produced - 1);
            bench.ledger().received(number);
            return true;
        };
    }
}

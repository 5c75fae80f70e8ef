package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A queue between senders and as many receivers. The latency is that from end to end: from before the send until the
 * receipt is acknowledged.
 *
 * @param name its name
 * @param underWay how many messages there may be under way for each sender; with more, the latency is that of the queue
 */
record Working(String name, int underWay) implements Scenario {

    private static final int RING = 1 << 10;
    private static final long PATIENCE = 10;

    @Override
    public String title() {
        return "one message sent, received and acknowledged with AUTO by others; at most " + underWay
                + " under way for each sender";
    }

    @Override
    public Acknowledgements acknowledgements() {
        return Acknowledgements.EACH;
    }

    @Override
    public void prepare(Bench bench) {
        // Begins with an empty queue.
    }

    @Override
    public List<Step> steps(Bench bench, int sessions) throws Exception {
        Semaphore permits = new Semaphore(underWay * sessions);
        AtomicLongArray sent = new AtomicLongArray(sessions * RING);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            steps.add(new Receiver(bench.line(Mode.AUTO), bench.ledger(), permits, sent));
            steps.add(new Sender(bench.line(Mode.AUTO), bench.ledger().source(), permits, sent));
        }
        return steps;
    }

    /** Where the time of a message is kept; those under way are fewer than there are places. */
    private static int place(long number) {
        return (int) (Ledger.sender(number) * RING + number % RING);
    }

    private record Sender(Line line, Ledger.Source source, Semaphore permits, AtomicLongArray sent) implements Step {

        @Override
        public boolean run() throws Exception {
            if (!permits.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody received anything for " + PATIENCE + " s");
            }
            long number = source.next();
            sent.set(place(number), System.nanoTime());
            line.send(number);
            return true;
        }

        @Override
        public long latency(long ran) {
            return NONE;
        }
    }

    private static final class Receiver implements Step {

        private final Line line;
        private final Ledger ledger;
        private final Semaphore permits;
        private final AtomicLongArray sent;
        private long latency;

        Receiver(Line line, Ledger ledger, Semaphore permits, AtomicLongArray sent) {
            this.line = line;
            this.ledger = ledger;
            this.permits = permits;
            this.sent = sent;
        }

        @Override
        public boolean run() throws Exception {
            long number = line.receive();
            latency = NONE;
            if (number >= 0) {
                latency = System.nanoTime() - sent.get(place(number));
                ledger.received(number);
                permits.release();
            }
            return true;
        }

        @Override
        public long latency(long ran) {
            return latency;
        }

        @Override
        public boolean background() {
            return true;
        }
    }
}

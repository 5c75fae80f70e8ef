package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A topic: what is sent has to be received on each of its durable subscriptions.
 *
 * @param name its name
 * @param mode AUTO or DUPS_OK, of those who receive
 * @param subscriptions how many there are
 * @param behind how far the subscribers may be behind the senders, in messages
 */
record Fanning(String name, Mode mode, int subscriptions, int behind) implements Scenario {

    private static final long PATIENCE = 10;

    @Override
    public String title() {
        return "one persistent send to a topic, received with " + mode + " on " + subscriptions
                + " durable subscriptions, which are at most " + behind + " behind";
    }

    @Override
    public Acknowledgements acknowledgements() {
        return mode == Mode.DUPS_OK ? Acknowledgements.LAZY : Acknowledgements.EACH;
    }

    @Override
    public List<Address> places() {
        return IntStream.range(0, subscriptions)
                .mapToObj(i -> Address.subscription("subscriber-" + i))
                .toList();
    }

    @Override
    public void prepare(Bench bench) {
        // Begins with nothing.
    }

    @Override
    public List<Step> steps(Bench bench, int sessions) throws Exception {
        Semaphore permits = new Semaphore(behind * subscriptions);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < subscriptions; i++) {
            steps.add(new Subscriber(bench.line(mode, places().get(i)), bench.ledger(), i, permits));
        }
        for (int i = 0; i < sessions; i++) {
            steps.add(
                    sender(bench.line(Mode.AUTO, Address.TOPIC), bench.ledger().source(), permits));
        }
        return steps;
    }

    private Step sender(Line line, Ledger.Source source, Semaphore permits) {
        return () -> {
            if (!permits.tryAcquire(subscriptions, PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a subscriber received nothing for " + PATIENCE + " s");
            }
            line.send(source.next());
            return true;
        };
    }

    private record Subscriber(Line line, Ledger ledger, int place, Semaphore permits) implements Step {

        @Override
        public boolean run() throws Exception {
            long number = line.receive();
            if (number >= 0) {
                ledger.received(place, number);
                permits.release();
            }
            return true;
        }

        @Override
        public long latency(long ran) {
            return NONE;
        }

        @Override
        public boolean background() {
            return true;
        }
    }
}

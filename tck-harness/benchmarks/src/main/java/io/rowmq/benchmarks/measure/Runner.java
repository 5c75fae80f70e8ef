package io.rowmq.benchmarks.measure;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The thread of one session. */
final class Runner extends Thread {

    private final Step step;
    private final Histogram latencies = new Histogram();
    private final AtomicLong operations = new AtomicLong();
    private volatile boolean measuring;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    Runner(Step step, int number) {
        super("session-" + number);
        this.step = step;
    }

    @Override
    public void run() {
        try {
            long before = System.nanoTime();
            long done = 0;
            while (!stopped && step.run()) {
                long now = System.nanoTime();
                operations.setRelease(++done);
                long latency = step.latency(now - before);
                if (measuring && latency != Step.NONE) {
                    latencies.add(latency);
                }
                before = now;
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    long operations() {
        return operations.getAcquire();
    }

    boolean background() {
        return step.background();
    }

    void measure(boolean on) {
        measuring = on;
    }

    /** Lets the current operation be the last. */
    void finish() {
        stopped = true;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /** To be asked when the thread has ended. */
    Histogram latencies() {
        return latencies;
    }
}

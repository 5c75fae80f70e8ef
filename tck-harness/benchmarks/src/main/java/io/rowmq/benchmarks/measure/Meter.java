package io.rowmq.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets sessions run, first to warm up and then through windows of time. */
public final class Meter {

    private static final double MICROS = 1_000;

    private final Pace pace;

    /** Measures at this pace. */
    public Meter(Pace pace) {
        this.pace = pace;
    }

    /** What the windows showed. */
    public record Windows(List<Double> rates, double p50, double p99, double cpu, double garbage) {}

    /**
     * Runs the steps, each in a thread of its own, until the windows are over or nothing is left to do.
     *
     * @throws Exception what a step threw
     */
    public Windows measure(List<Step> steps) throws Exception {
        List<Runner> runners = new ArrayList<>();
        for (Step step : steps) {
            runners.add(new Runner(step, runners.size()));
        }
        runners.forEach(Thread::start);
        await(runners, pace.warmUp());
        runners.forEach(runner -> runner.measure(true));
        Costs costs = new Costs();
        long allocated = costs.allocated();
        long cpu = costs.cpu();
        long first = count(runners);
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < pace.windows(); i++) {
            double rate = window(runners);
            // A window in which somebody ran out of work says little; it counts only if there is no other.
            if (i == 0 || allAlive(runners)) {
                rates.add(rate);
            }
        }
        double operations = Math.max(1, count(runners) - first);
        allocated = costs.allocated() - allocated;
        cpu = costs.cpu() - cpu;
        end(runners);
        Histogram latencies = new Histogram();
        runners.forEach(runner -> latencies.add(runner.latencies()));
        return new Windows(
                rates,
                latencies.percentile(0.5) / MICROS,
                latencies.percentile(0.99) / MICROS,
                cpu / MICROS / operations,
                Math.max(0, allocated / operations));
    }

    private double window(List<Runner> runners) throws InterruptedException {
        long operations = count(runners);
        long start = System.nanoTime();
        await(runners, pace.window());
        long end = System.nanoTime();
        return (count(runners) - operations) * (double) TimeUnit.SECONDS.toNanos(1) / (end - start);
    }

    /** Waits so long, or until all sessions have ended. */
    private static void await(List<Runner> runners, Duration length) throws InterruptedException {
        long deadline = System.nanoTime() + length.toNanos();
        for (Runner runner : runners) {
            long left = deadline - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedJoin(runner, left);
            }
        }
    }

    private static void end(List<Runner> runners) throws Exception {
        for (boolean background : new boolean[] {false, true}) {
            List<Runner> some = runners.stream()
                    .filter(runner -> runner.background() == background)
                    .toList();
            some.forEach(Runner::finish);
            for (Runner runner : some) {
                runner.join();
            }
        }
        for (Runner runner : runners) {
            @Nullable Throwable failure = runner.failure();
            if (failure != null) {
                throw new IllegalStateException(runner.getName() + " failed", failure);
            }
        }
    }

    private static boolean allAlive(List<Runner> runners) {
        return runners.stream().allMatch(Thread::isAlive);
    }

    private static long count(List<Runner> runners) {
        return runners.stream()
                .filter(runner -> !runner.background())
                .mapToLong(Runner::operations)
                .sum();
    }
}

package io.rowmq.benchmarks.measure;

/** What one session repeats, in a thread of its own. */
@FunctionalInterface
public interface Step {

    /**
     * One operation, from which the rate and the latency are taken.
     *
     * @return false if there is nothing left to do
     */
    boolean run() throws Exception;
}

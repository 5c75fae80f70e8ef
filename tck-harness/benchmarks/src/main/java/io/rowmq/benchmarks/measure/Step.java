package io.rowmq.benchmarks.measure;

/** What one session repeats, in a thread of its own. */
@FunctionalInterface
public interface Step {

    /** Returned by {@link #latency} if there is none to be counted. */
    long NONE = -1;

    /**
     * One operation, from which the rate and the latency are taken.
     *
     * @return false if there is nothing left to do
     */
    boolean run() throws Exception;

    /** The latency of the operation that was just run, in nanoseconds; how long it ran, unless it knows better. */
    default long latency(long ran) {
        return ran;
    }

    /** Whether this only does its part for others: it is not counted, and ends after all that are. */
    default boolean background() {
        return false;
    }
}

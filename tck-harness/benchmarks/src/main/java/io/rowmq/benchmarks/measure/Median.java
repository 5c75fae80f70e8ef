package io.rowmq.benchmarks.measure;

import java.util.stream.DoubleStream;

/** The value in the middle. */
public final class Median {

    private Median() {}

    /** The median of at least one value; of an even number, the mean of the two in the middle. */
    public static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

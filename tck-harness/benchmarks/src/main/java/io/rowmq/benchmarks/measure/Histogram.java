package io.rowmq.benchmarks.measure;

/** Latencies in buckets that are 1/32 of a power of two wide, so that a percentile is right to 3 %. For one thread. */
final class Histogram {

    private static final int SUB_BITS = 5;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB_BUCKETS];
    private long total;

    /** Adds a latency in nanoseconds. */
    void add(long nanos) {
        counts[bucket(nanos)]++;
        total++;
    }

    /** Adds all that another histogram holds. */
    void add(Histogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /** The latency in nanoseconds that so large a part, from 0 to 1, does not exceed; 0 if there is none. */
    long percentile(double part) {
        long rank = (long) Math.ceil(part * total);
        long below = 0;
        for (int i = 0; i < counts.length && total > 0; i++) {
            below += counts[i];
            if (below >= Math.max(1, rank)) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        long value = Math.max(0, nanos);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - SUB_BITS - 1);
        return shift * SUB_BUCKETS + (int) (value >>> shift);
    }

    private static long upperEnd(int bucket) {
        int shift = Math.max(0, bucket / SUB_BUCKETS - 1);
        return ((long) (bucket - shift * SUB_BUCKETS) + 1 << shift) - 1;
    }
}

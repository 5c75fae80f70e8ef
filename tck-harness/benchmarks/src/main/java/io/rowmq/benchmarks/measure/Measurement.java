package io.rowmq.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one JVM measured.
 *
 * @param rates operations per second, one figure for each window
 * @param p50 the median latency of an operation in microseconds
 * @param p99 the latency that 99 of 100 operations do not exceed, in microseconds
 * @param cpu CPU time for each operation, in microseconds
 * @param garbage bytes allocated for each operation
 * @param disk bytes on disk at the end of the windows
 * @param messages how many messages were sent and received, all told
 */
public record Measurement(
        List<Double> rates, double p50, double p99, double cpu, double garbage, long disk, long messages) {

    private static final String MARK = "measured ";

    /** As one line, for the JVM that asked for it. */
    public String toLine() {
        String windows = rates.stream().map(Measurement::plain).collect(Collectors.joining(","));
        return MARK
                + String.join(
                        " ", windows, plain(p50), plain(p99), plain(cpu), plain(garbage), disk + "", messages + "");
    }

    /** Whether a line is one of these. */
    public static boolean is(String line) {
        return line.startsWith(MARK);
    }

    /** The reverse of {@link #toLine}. */
    public static Measurement parse(String line) {
        String[] fields = line.substring(MARK.length()).split(" ");
        List<Double> rates =
                Arrays.stream(fields[0].split(",")).map(Double::valueOf).toList();
        return new Measurement(
                rates,
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]));
    }

    /** Several measurements of the same cell as one: all their windows, the middle of their other figures. */
    public static Measurement merge(List<Measurement> all) {
        List<Double> rates = new ArrayList<>();
        all.forEach(one -> rates.addAll(one.rates));
        return new Measurement(
                List.copyOf(rates),
                Median.of(all.stream().mapToDouble(Measurement::p50)),
                Median.of(all.stream().mapToDouble(Measurement::p99)),
                Median.of(all.stream().mapToDouble(Measurement::cpu)),
                Median.of(all.stream().mapToDouble(Measurement::garbage)),
                all.stream().mapToLong(Measurement::disk).max().orElse(0),
                all.stream().mapToLong(Measurement::messages).sum());
    }

    /** The median window. */
    public double rate() {
        return Median.of(rates.stream().mapToDouble(Double::doubleValue));
    }

    /** The slowest window. */
    public double slowest() {
        return rates.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    /** The fastest window. */
    public double fastest() {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

package io.rowmq.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The values along one side of a chart.
 *
 * @param from the least value
 * @param to the greatest value
 * @param logarithmic whether equal factors, not equal differences, are equally far apart
 */
record Axis(double from, double to, boolean logarithmic) {

    private static final int TICKS = 5;
    private static final double[] STEPS = {1, 2, 5, 10};
    private static final int THOUSAND = 1_000;

    /** From zero to beyond the greatest value. */
    static Axis linear(double greatest) {
        double step = step(Math.max(1, greatest));
        return new Axis(0, step * Math.ceil(Math.max(1, greatest) / step), false);
    }

    /** Whole decades around the values. */
    static Axis logarithmic(double least, double greatest) {
        double from = Math.pow(10, Math.floor(Math.log10(Math.max(1, least))));
        double to = Math.pow(10, Math.ceil(Math.log10(Math.max(1, greatest))));
        return new Axis(from, Math.max(to, from * 10), true);
    }

    /** Where a value lies, 0 at the least and 1 at the greatest. */
    double part(double value) {
        return logarithmic
                ? Math.log(Math.max(from, value) / from) / Math.log(to / from)
                : (value - from) / (to - from);
    }

    /** The values that are written beside it. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        double step = step(to);
        for (double value = from; value <= to * (1 + 1e-9); value = logarithmic ? value * 10 : value + step) {
            ticks.add(value);
        }
        return ticks;
    }

    /** A value as it is written: thousands as k. */
    static String text(double value) {
        return value < THOUSAND
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1fk", value / THOUSAND).replace(".0k", "k");
    }

    private static double step(double greatest) {
        double rough = greatest / TICKS;
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * decade >= rough * (1 - 1e-9)) {
                return step * decade;
            }
        }
        return decade * 10;
    }
}

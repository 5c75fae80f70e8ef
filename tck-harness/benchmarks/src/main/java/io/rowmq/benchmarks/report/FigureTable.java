package io.rowmq.benchmarks.report;

import io.rowmq.benchmarks.measure.Figure;
import java.io.PrintStream;
import java.util.Locale;

/** The figures of trials for people, one to a line. */
public final class FigureTable {

    private final PrintStream out;

    /** Prints as the figures come. */
    public FigureTable(PrintStream out) {
        this.out = out;
    }

    /** The head of a trial's part. */
    public void head(String trial, String extent, String title) {
        out.printf(Locale.ROOT, "%n%s: %s, 1 KiB each; %s%n", trial, extent, title);
    }

    /** A figure. */
    public void row(String provider, Figure figure) {
        out.printf(Locale.ROOT, "%-18s %-40s %,12.0f %s%n", provider, figure.name(), figure.value(), figure.unit());
    }

    /** A provider without figures. */
    public void leftOut(String provider, String why) {
        out.printf(Locale.ROOT, "%-18s left out: %s%n", provider, why);
    }
}

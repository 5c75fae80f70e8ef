package io.rowmq.benchmarks.report;

import io.rowmq.benchmarks.measure.Measurement;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The results for people. The column "durable" says whether what an operation did is durable when its call returns. The
 * last column compares the first provider with each of the others.
 */
public final class Table {

    private static final String HEAD = "%8s  %-17s %10s  %-19s %-7s %9s %9s %9s %11s %7s  %s%n";
    private static final String ROW = "%8d  %-17s %,10.0f  %,8.0f - %,8.0f %-7s %9s %9s %9.1f %,11.0f %,7d  %s%n";
    private static final String GAP = "%8d  %-17s %s%n";
    private static final long MEGABYTE = 1 << 20;

    private final String reference;
    private final PrintStream out;

    /** A table that compares with one of the providers. */
    public Table(String reference, PrintStream out) {
        this.reference = reference;
        this.out = out;
    }

    /** The head of a scenario's part. */
    public void head(String scenario, String title) {
        out.printf(Locale.ROOT, "%n%s: %s%n", scenario, title);
        out.printf(
                Locale.ROOT,
                HEAD,
                "sessions",
                "provider",
                "ops/s",
                "slowest - fastest",
                "durable",
                "p50 us",
                "p99 us",
                "cpu us/op",
                "garbage/op",
                "disk MB",
                reference + " is");
    }

    /** A row. */
    public void row(Results results, Results.Row row) {
        Measurement m = row.measured();
        @Nullable Double ratio = results.ratio(reference, row);
        boolean compared = ratio != null && !row.provider().equals(reference);
        out.printf(
                Locale.ROOT,
                ROW,
                row.sessions(),
                row.provider(),
                m.rate(),
                m.slowest(),
                m.fastest(),
                row.durable() ? "yes" : "no",
                micros(m.p50()),
                micros(m.p99()),
                m.cpu(),
                m.garbage(),
                m.disk() / MEGABYTE,
                compared ? String.format(Locale.ROOT, "%.2f x this", ratio) : "");
    }

    /** A row that says why it has no figures. */
    public void gap(Results.Gap gap) {
        out.printf(Locale.ROOT, GAP, gap.sessions(), gap.provider(), gap.reason());
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}

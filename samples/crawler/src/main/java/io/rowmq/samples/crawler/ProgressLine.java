package io.rowmq.samples.crawler;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how the crawl gets on: on a terminal in one line that changes, elsewhere in a new line now and then. */
final class ProgressLine implements Consumer<Totals> {

    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(2);

    private final PrintStream out;
    private final boolean terminal;
    private final long before;
    private final long started = System.nanoTime();
    private long shown = started;

    /** @param before pages that were crawled before this run */
    ProgressLine(PrintStream out, boolean terminal, long before) {
        this.out = out;
        this.terminal = terminal;
        this.before = before;
    }

    @Override
    public void accept(Totals totals) {
        long now = System.nanoTime();
        if (now - shown < (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL).toNanos()) {
            return;
        }
        shown = now;
        String line = format(totals, Duration.ofNanos(now - started));
        if (terminal) {
            out.print(String.format(Locale.ROOT, "\r%-70s", line));
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** Leaves the line that changes. */
    void end() {
        if (terminal && shown != started) {
            out.println();
        }
    }

    String format(Totals totals, Duration elapsed) {
        double rate = (totals.done() - before) / Math.max(0.001, elapsed.toNanos() / 1e9);
        return String.format(
                Locale.ROOT,
                "done %d | queued %d | failed %d | %.1f pages/s",
                totals.done(),
                totals.queued(),
                totals.failed(),
                rate);
    }
}

package io.rowmq.cli.internal.output;

/** How far something is, in one line that is written over, for people only. */
public final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    /** Writing takes time, too. */
    private static final long STEP_NANOS = 100_000_000;

    private final Terminal terminal;
    private final String what;
    private int shown;
    private long last;

    /** Shows how far something is. */
    public Progress(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    /** Shows that so much of a total is done; a total of 0 is not known. */
    public void at(long done, long total) {
        long now = System.nanoTime();
        if (!terminal.interactive() || shown > 0 && done < total && now - last < STEP_NANOS) {
            return;
        }
        last = now;
        String line = what + " ";
        if (total > 0) {
            int full = (int) (WIDTH * Math.min(done, total) / total);
            line += "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + " of " + total;
        } else {
            line += done;
        }
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        terminal.err().flush();
        shown = line.length();
    }

    /** Leaves the line. */
    @Override
    public void close() {
        if (shown > 0) {
            terminal.err().println();
            terminal.err().flush();
        }
    }
}

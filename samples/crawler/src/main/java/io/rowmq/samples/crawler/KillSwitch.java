package io.rowmq.samples.crawler;

import java.io.PrintStream;

/** Ends this JVM as abruptly as SIGKILL does, in the middle of a transaction. For one thread at a time. */
final class KillSwitch {

    private static final int LIKE_SIGKILL = 128 + 9;

    private final int pages;
    private final PrintStream out;
    private int committed;

    /** @param pages so many pages are committed before */
    KillSwitch(int pages, PrintStream out) {
        this.pages = pages;
        this.out = out;
    }

    /** The rows are written and the new links sent, but nothing is committed: now or never. */
    void beforeCommit() {
        if (committed == pages) {
            out.println();
            out.println(
                    "killed after " + committed + " pages, in the middle of the next: nothing was closed or undone.");
            out.println("Start it again with the same --state, and it goes on from there.");
            out.flush();
            Runtime.getRuntime().halt(LIKE_SIGKILL);
        }
    }

    void afterCommit() {
        committed++;
    }
}

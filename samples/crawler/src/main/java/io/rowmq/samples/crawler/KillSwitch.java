package io.rowmq.samples.crawler;

import java.io.PrintStream;

/** Ends this JVM as abruptly as SIGKILL does, in the middle of a transaction. */
final class KillSwitch implements Runnable {

    private static final int LIKE_SIGKILL = 128 + 9;

    private final int pages;
    private final PrintStream out;
    private int ready;

    /**
     * @param pages so many pages may be committed before
     */
    KillSwitch(int pages, PrintStream out) {
        this.pages = pages;
        this.out = out;
    }

    /** Called when a page is about to be committed. */
    @Override
    public synchronized void run() {
        if (ready++ == pages) {
            out.println();
            out.println("killed after " + pages + " pages, in the middle of the next: nothing was closed or rolled back.");
            out.println("Start it again with the same --state, and it goes on from there.");
            out.flush();
            Runtime.getRuntime().halt(LIKE_SIGKILL);
        }
    }
}

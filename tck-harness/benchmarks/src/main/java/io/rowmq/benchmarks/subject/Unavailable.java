package io.rowmq.benchmarks.subject;

/** A subject cannot be measured here, or does not have what a scenario needs. The table says so; it is no failure. */
public final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is missing, and how to get it if that is possible. */
    public Unavailable(String reason) {
        super(reason);
    }
}

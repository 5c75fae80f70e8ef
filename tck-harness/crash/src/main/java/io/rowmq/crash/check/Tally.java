package io.rowmq.crash.check;

/** What a campaign has done, in numbers. */
public final class Tally {

    long sent;
    long settled;
    long undone;
    long redelivered;
    long flaggedUnseen;
    long doubtCommitted;
    long doubtUndone;
    long assumedTaken;

    Tally() {}

    /** Deliveries that were settled. */
    public long settled() {
        return settled;
    }

    /** Calls in progress at a kill whose unit turned out to be committed, or not. */
    public long inDoubt() {
        return doubtCommitted + doubtUndone;
    }

    @Override
    public String toString() {
        return sent + " sent, " + settled + " settled, " + undone + " units undone, " + redelivered + " redelivered ("
                + flaggedUnseen + " flagged though not seen before), " + inDoubt() + " in doubt (" + doubtCommitted
                + " committed, " + assumedTaken + " taken by a receive that did not return)";
    }
}

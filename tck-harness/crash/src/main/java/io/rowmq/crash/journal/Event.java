package io.rowmq.crash.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of the journal. Every life of a worker JVM has a number of its own, its incarnation. */
public sealed interface Event {

    /** Which life of which worker says so. */
    int incarnation();

    /** The JVM runs; the database has not been opened yet. */
    record Started(int incarnation) implements Event {}

    /** What was in a queue before this incarnation did anything, and while no other one was running. */
    record Snapshot(int incarnation, String backlog, List<String> keys) implements Event {}

    /**
     * A unit is about to be committed or undone.
     *
     * @param unit its name, never given twice
     * @param intent which of the two
     * @param sends the deliveries that it creates
     * @param settles the deliveries that it takes away for good
     */
    record Planned(int incarnation, String unit, Intent intent, List<Ref> sends, List<Ref> settles) implements Event {}

    /** The call that commits the unit has returned. */
    record Done(int incarnation, String unit) implements Event {}

    /** The call that commits the unit has thrown: nothing of it may have happened. */
    record Failed(int incarnation, String unit, String reason) implements Event {}

    /** A receive call that acknowledges by itself is about to begin. */
    record Waiting(int incarnation, String ticket, String backlog) implements Event {}

    /** That call has returned without a message. */
    record Nothing(int incarnation, String ticket) implements Event {}

    /**
     * A message is in the application's hands.
     *
     * @param ticket the receive call that has acknowledged it already, null if it is still to be acknowledged
     * @param ref which delivery
     * @param count {@code JMSXDeliveryCount}
     * @param redelivered {@code JMSRedelivered}
     * @param intact whether the body is what was sent
     */
    record Received(int incarnation, @Nullable String ticket, Ref ref, int count, boolean redelivered, boolean intact)
            implements Event {}

    /** The backlog has been read to its end while no other incarnation was running. */
    record Drained(int incarnation, String backlog) implements Event {}

    /** The n-th JDBC call that changes something was about to be made. */
    record Call(int incarnation, int number, String kind) implements Event {}

    /** Something threw that should not have. */
    record Trouble(int incarnation, String text) implements Event {}

    /** The JVM is gone, killed or by itself. */
    record Stopped(int incarnation) implements Event {}
}

package io.rowmq.console.internal.watch;

import java.time.Instant;

/**
 * All destinations together, at one moment.
 *
 * @param at when
 * @param queues queues
 * @param topics topics
 * @param paused destinations that are paused
 * @param consumers consumers in the JVM that was asked
 * @param ready messages that wait, but for dead letters
 * @param inHand of all that wait, those in hand
 * @param delayed messages that are not due yet
 * @param dead dead and expired letters
 * @param arrivedPerSecond how many came in a second since the look before
 * @param settledPerSecond how many went
 */
public record Totals(
        Instant at,
        int queues,
        int topics,
        int paused,
        int consumers,
        long ready,
        long inHand,
        long delayed,
        long dead,
        double arrivedPerSecond,
        double settledPerSecond) {}

package io.rowmq.management;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue or topic, and how it is used. What is in memory is that of the JVM that was asked; what waits is counted in
 * the database.
 *
 * @param name {@code queue://NAME} or {@code topic://NAME}
 * @param temporary whether it ends with its connection
 * @param paused whether consumers get nothing
 * @param deadLetters whether dead or expired letters of other destinations come here
 * @param ready messages that wait to be delivered, those in hand included; for a topic in all its subscriptions. Where
 *     JVMs share the database, without those that one of them has claimed
 * @param inHand of these, those in the hands of sessions
 * @param delayed messages that are not due yet
 * @param next when the message that is next in the order of delivery was sent, null if there is none
 * @param consumers consumers
 * @param subscriptions subscriptions of a topic
 * @param arrived messages that have come since the engine was opened
 * @param settled messages that have been received or removed since then
 * @param arrivedPerSecond how many came in a second, between the last two looks that were a second or more apart
 * @param settledPerSecond how many went in a second
 * @param countedAt when {@code ready}, {@code delayed} and {@code next} were found out
 */
public record RowmqDestination(
        String name,
        boolean temporary,
        boolean paused,
        boolean deadLetters,
        long ready,
        long inHand,
        long delayed,
        @Nullable Instant next,
        int consumers,
        int subscriptions,
        long arrived,
        long settled,
        double arrivedPerSecond,
        double settledPerSecond,
        Instant countedAt) {}

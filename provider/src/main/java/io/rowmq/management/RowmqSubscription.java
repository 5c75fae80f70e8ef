package io.rowmq.management;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a topic.
 *
 * @param id its key; negative if it is not durable
 * @param topic {@code topic://NAME}
 * @param name its name, empty if it has none
 * @param clientId the client identifier it belongs to, null for none
 * @param selector which messages it gets, null for all
 * @param noLocal whether messages of its own client are left out
 * @param shared whether several consumers may share it
 * @param durable whether it outlives its consumers
 * @param consumers consumers in the JVM that was asked
 * @param ready messages that wait to be delivered, those in hand included; where JVMs share the database, without those
 *     that one of them has claimed
 * @param inHand of these, those in the hands of sessions of the JVM that was asked
 * @param delayed messages that are not due yet
 * @param next when the message that is next was sent, null if there is none
 */
public record RowmqSubscription(
        long id,
        String topic,
        String name,
        @Nullable String clientId,
        @Nullable String selector,
        boolean noLocal,
        boolean shared,
        boolean durable,
        int consumers,
        long ready,
        long inHand,
        long delayed,
        @Nullable Instant next) {}

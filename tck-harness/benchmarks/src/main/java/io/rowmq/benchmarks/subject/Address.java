package io.rowmq.benchmarks.subject;

import org.jspecify.annotations.Nullable;

/**
 * Where a line sends to and receives from.
 *
 * @param topic whether it is a topic, not a queue
 * @param name how it is called
 * @param subscription the durable subscription to receive from, null for none
 * @param selector what to receive, null for everything
 */
public record Address(
        boolean topic,
        String name,
        @Nullable String subscription,
        @Nullable String selector) {

    private static final String NAME = "benchmark";

    /** The queue. */
    public static final Address QUEUE = new Address(false, NAME, null, null);
    /** Another queue. */
    public static final Address OTHER_QUEUE = new Address(false, NAME + "-other", null, null);
    /** The topic, to send to. */
    public static final Address TOPIC = new Address(true, NAME, null, null);

    /** The property by which messages can be selected: an int. */
    public static final String PART = "part";

    /** A durable subscription to the topic. */
    public static Address subscription(String name) {
        return new Address(true, NAME, name, null);
    }

    /** What the queue has in one part. */
    public static Address part(int part) {
        return new Address(false, NAME, null, PART + " = " + part);
    }
}

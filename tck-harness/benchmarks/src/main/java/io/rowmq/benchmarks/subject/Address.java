package io.rowmq.benchmarks.subject;

import org.jspecify.annotations.Nullable;

/**
 * Where a line sends to and receives from.
 *
 * @param topic whether it is the topic of the benchmark, not its queue
 * @param subscription the durable subscription to receive from, null for none
 * @param selector what to receive, null for everything
 */
public record Address(
        boolean topic,
        @Nullable String subscription,
        @Nullable String selector) {

    /** The queue. */
    public static final Address QUEUE = new Address(false, null, null);
    /** The topic, to send to. */
    public static final Address TOPIC = new Address(true, null, null);

    /** The property by which messages can be selected: an int. */
    public static final String PART = "part";

    /** A durable subscription to the topic. */
    public static Address subscription(String name) {
        return new Address(true, name, null);
    }

    /** What the queue has in one part. */
    public static Address part(int part) {
        return new Address(false, null, PART + " = " + part);
    }
}

package io.rowmq.spi;

/**
 * Names what deliveries wait for: a queue, or one subscription of a topic.
 *
 * <p>Negative ids belong to temporary destinations and non-durable subscriptions. They have no row of their own, and
 * what is stored for them is removed when the database is opened again.
 *
 * @param kind which of the two
 * @param id the key of the queue in {@code rowmq_destination} or of the subscription in {@code rowmq_subscription}
 */
public record BacklogId(Kind kind, long id) {

    /** The two kinds of backlog, in the words used in SQL. */
    public enum Kind {
        /** Point-to-point: the delivery is kept in the message's own row. */
        QUEUE,
        /** Publish/subscribe: one row of {@code rowmq_delivery} for each subscription, the message stored once. */
        SUBSCRIPTION
    }

    /** The backlog of a queue. */
    public static BacklogId queue(long id) {
        return new BacklogId(Kind.QUEUE, id);
    }

    /** The backlog of a subscription. */
    public static BacklogId subscription(long id) {
        return new BacklogId(Kind.SUBSCRIPTION, id);
    }

    /** Whether this backlog ends with the connection that made it. */
    public boolean temporary() {
        return id < 0;
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}

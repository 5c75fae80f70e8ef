package io.rowmq.spi;

/**
 * A row of {@code rowmq_destination}.
 *
 * @param id its key, from {@link MessageStore#nextId}; negative for a temporary destination, which has no row
 * @param kind queue or topic
 * @param name the physical name, unique within its kind
 */
public record DestinationRow(long id, Kind kind, String name) {

    /** The two kinds of destination, in the words used in SQL. */
    public enum Kind {
        /** Point-to-point. */
        QUEUE,
        /** Publish/subscribe. */
        TOPIC
    }
}

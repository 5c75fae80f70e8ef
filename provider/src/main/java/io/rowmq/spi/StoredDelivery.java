package io.rowmq.spi;

/**
 * A delivery as read from the store.
 *
 * @param position the message's position
 * @param deliveryCount how often it has been delivered so far
 * @param message the message; its body may be detached
 */
public record StoredDelivery(long position, int deliveryCount, StoredMessage message) {

    /** Its place in the order of delivery. */
    public long orderKey() {
        return OrderKey.of(message.priority(), position);
    }
}

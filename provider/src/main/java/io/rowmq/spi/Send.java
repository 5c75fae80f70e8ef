package io.rowmq.spi;

import java.util.List;

/**
 * One message to be stored, and who has to deliver it.
 *
 * <p>A message whose {@link StoredMessage#deliveryTime()} lies ahead of {@code dueTime} is not special to the store:
 * only {@code dueTime} counts here.
 *
 * @param message the message
 * @param routes one queue, or any number of subscriptions of a topic; never empty
 * @param dueTime when it may first be delivered, milliseconds since the epoch; 0 for at once
 */
public record Send(StoredMessage message, List<BacklogId> routes, long dueTime) {}

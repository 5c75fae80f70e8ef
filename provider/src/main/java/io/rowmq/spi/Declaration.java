package io.rowmq.spi;

/** A change to what exists: destinations and durable subscriptions. Temporary ones are never declared. */
public sealed interface Declaration {

    /** A destination comes into being. */
    record CreateDestination(DestinationRow destination) implements Declaration {}

    /** A durable subscription comes into being; the topic exists or is created by the same unit. */
    record CreateSubscription(SubscriptionRow subscription) implements Declaration {}

    /** A durable subscription ends; its deliveries are then trimmed with {@link MessageStore#trim}. */
    record DeleteSubscription(long subscriptionId) implements Declaration {}

    /** A destination ends; what it holds is then trimmed with {@link MessageStore#trim}. */
    record DeleteDestination(long destinationId) implements Declaration {}
}

package io.rowmq.spi;

import java.util.List;

/**
 * All topics and subscriptions of a shared database at one moment.
 *
 * @param version rises with each change to subscriptions; at least 1
 * @param topics the topics, temporary ones included
 * @param subscriptions the subscriptions, non-durable ones included, with negative ids
 */
public record Topology(long version, List<DestinationRow> topics, List<SubscriptionRow> subscriptions) {}

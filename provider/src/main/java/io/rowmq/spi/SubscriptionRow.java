package io.rowmq.spi;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code rowmq_subscription}: a durable subscription, shared or not.
 *
 * @param id its key, from {@link MessageStore#nextId}
 * @param topicId the topic
 * @param clientId the client identifier, null where a shared subscription has none
 * @param name the subscription name, unique for its client identifier
 * @param selector the message selector, null for all messages
 * @param noLocal whether messages of the same client identifier are left out
 * @param shared whether several consumers may share it
 */
public record SubscriptionRow(
        long id,
        long topicId,
        @Nullable String clientId,
        String name,
        @Nullable String selector,
        boolean noLocal,
        boolean shared) {}

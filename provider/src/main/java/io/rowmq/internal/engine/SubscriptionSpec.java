package io.rowmq.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a consumer asks for when it subscribes to a topic (Jakarta Messaging 3.1, section 8.3).
 *
 * @param kind which of the four kinds of subscription
 * @param name the subscription name, null for an unshared non-durable one
 * @param selector the message selector, null for all messages
 * @param noLocal whether messages of the same connection (durable: of the same client identifier) are left out
 * @param origin the connection that subscribes
 */
public record SubscriptionSpec(
        Kind kind, @Nullable String name, @Nullable String selector, boolean noLocal, Origin origin) {

    /** The four kinds of subscription. */
    public enum Kind {
        /** Unshared non-durable: one consumer, ends with it. */
        NON_DURABLE,
        /** Shared non-durable: ends with its last consumer. */
        SHARED_NON_DURABLE,
        /** Unshared durable: one consumer at a time, stays until unsubscribed. */
        DURABLE,
        /** Shared durable: any number of consumers, stays until unsubscribed. */
        SHARED_DURABLE;

        /** Whether the subscription outlives its consumers. */
        public boolean durable() {
            return this == DURABLE || this == SHARED_DURABLE;
        }

        /** Whether several consumers may share it. */
        public boolean shared() {
            return this == SHARED_NON_DURABLE || this == SHARED_DURABLE;
        }
    }
}

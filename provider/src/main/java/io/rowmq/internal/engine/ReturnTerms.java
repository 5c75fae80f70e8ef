package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * How the deliveries of one consumer come back, where that is not left to the engine's options.
 *
 * @param redelivery when they are tried again, and when they are given up
 * @param deadLetterQueue the queue for those that are given up, null for the usual one
 */
public record ReturnTerms(
        RedeliveryPolicy redelivery, @Nullable String deadLetterQueue) {}

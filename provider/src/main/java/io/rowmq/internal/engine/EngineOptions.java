package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import java.time.Duration;

/**
 * What the engine of a database is tuned with; the same for all factories that share it.
 *
 * @param redelivery when deliveries that came back are tried again
 * @param maxMessageSize the largest body accepted, in bytes
 * @param bufferMessages ready messages kept in memory for one backlog
 * @param bufferSize ready messages kept in memory for all backlogs together, in bytes
 * @param outboxPoll how often, in milliseconds, an outbox that is not in use is looked at; 0 for never
 * @param deduplicationWindow how long, in milliseconds, a message with the identifier of another is dropped
 * @param lease how long this JVM is taken for alive by those that share its database, without a sign of it
 */
public record EngineOptions(
        RedeliveryPolicy redelivery,
        long maxMessageSize,
        int bufferMessages,
        long bufferSize,
        long outboxPoll,
        long deduplicationWindow,
        Duration lease) {

    /** How long a JVM is taken for alive if nothing else is said. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(10);

    /** The defaults. */
    public static final EngineOptions DEFAULT =
            new EngineOptions(RedeliveryPolicy.DEFAULT, 64L << 20, 16_384, 32L << 20, 1_000, 600_000, DEFAULT_LEASE);

    /** Options with the default lease. */
    public EngineOptions(
            RedeliveryPolicy redelivery,
            long maxMessageSize,
            int bufferMessages,
            long bufferSize,
            long outboxPoll,
            long deduplicationWindow) {
        this(redelivery, maxMessageSize, bufferMessages, bufferSize, outboxPoll, deduplicationWindow, DEFAULT_LEASE);
    }
}

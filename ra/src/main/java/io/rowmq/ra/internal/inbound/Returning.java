package io.rowmq.ra.internal.inbound;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.ra.RowmqActivationSpec;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an activation says of messages that fail; null leaves it to the resource adapter.
 *
 * @param maxDeliveries deliveries before a message becomes a dead letter
 * @param delay milliseconds before the second delivery
 * @param backOff the factor for further delays
 * @param maxDelay the longest delay in milliseconds
 * @param deadLetterQueue the queue for dead letters
 */
record Returning(
        @Nullable Integer maxDeliveries,
        @Nullable Long delay,
        @Nullable Double backOff,
        @Nullable Long maxDelay,
        @Nullable String deadLetterQueue) {

    static Returning of(RowmqActivationSpec spec) {
        return new Returning(
                spec.getMaxDeliveries(),
                spec.getRedeliveryDelay(),
                spec.getRedeliveryBackOff(),
                spec.getMaxRedeliveryDelay(),
                spec.getDeadLetterDestination());
    }

    /**
     * The policy that results.
     *
     * @param general that of the resource adapter, which also holds when a server has crashed and nobody knows which
     *     bean had a message; so a bean cannot have more deliveries
     * @throws JMSException if it wants more
     */
    RedeliveryPolicy over(RedeliveryPolicy general) throws JMSException {
        int most = general.maxDeliveries();
        int wanted = maxDeliveries == null ? most : maxDeliveries;
        if (most >= 0 && (wanted < 0 || wanted > most)) {
            throw new JMSException(
                    "maxDeliveries=" + wanted + " of the activation is more than maxDeliveries=" + most
                            + " of the resource adapter, which holds for all; raise that one",
                    "ROWMQ-OPTION");
        }
        return new RedeliveryPolicy(
                wanted,
                delay == null ? general.delay() : Duration.ofMillis(delay),
                backOff == null ? general.backOff() : backOff,
                maxDelay == null ? general.maxDelay() : Duration.ofMillis(maxDelay));
    }
}

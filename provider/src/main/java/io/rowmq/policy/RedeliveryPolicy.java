package io.rowmq.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a delivery that came back is tried again, and when it is given up.
 *
 * @param maxDeliveries deliveries before a message becomes a dead letter, -1 without limit
 * @param delay the delay before the second delivery
 * @param backOff the factor by which each further delay grows, at least 1
 * @param maxDelay the longest delay
 * @param jitter by which part of itself, 0 to 1, a delay may be shorter, at random, so that what failed together does
 *     not come back together
 */
public record RedeliveryPolicy(int maxDeliveries, Duration delay, double backOff, Duration maxDelay, double jitter) {

    /** Ten deliveries, without delay. */
    public static final RedeliveryPolicy DEFAULT = new RedeliveryPolicy(10, Duration.ZERO, 1.0, Duration.ofHours(1));

    /** A policy without jitter. */
    public RedeliveryPolicy(int maxDeliveries, Duration delay, double backOff, Duration maxDelay) {
        this(maxDeliveries, delay, backOff, maxDelay, 0);
    }

    /** Whether a message that has been delivered so often must not be delivered again. */
    public boolean exhausted(int deliveries) {
        return maxDeliveries >= 0 && deliveries >= maxDeliveries;
    }

    /** The delay after so many deliveries, without jitter. */
    public Duration delayAfter(int deliveries) {
        if (delay.isZero()) {
            return Duration.ZERO;
        }
        double millis = delay.toMillis() * Math.pow(backOff, Math.max(0, deliveries - 1));
        return millis >= maxDelay.toMillis() ? maxDelay : Duration.ofMillis((long) millis);
    }

    /** The delay after so many deliveries, shortened at random by up to its jitter. */
    public Duration delayAfter(int deliveries, RandomGenerator random) {
        Duration longest = delayAfter(deliveries);
        if (jitter == 0 || longest.isZero()) {
            return longest;
        }
        return Duration.ofMillis(Math.max(1, (long) (longest.toMillis() * (1 - jitter * random.nextDouble()))));
    }
}

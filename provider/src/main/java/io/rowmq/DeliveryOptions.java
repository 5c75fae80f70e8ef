package io.rowmq;

import io.rowmq.internal.engine.EngineOptions;
import io.rowmq.internal.message.TrustedClasses;
import io.rowmq.policy.RedeliveryPolicy;
import jakarta.jms.JMSException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a connection factory that say how messages are delivered.
 *
 * <p>Setters throw an {@link IllegalArgumentException} for a value that is not allowed, and an
 * {@link IllegalStateException} once the first connection was created.
 */
public abstract class DeliveryOptions extends EngineTuning {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_BACK_OFF = 1000;

    private @Nullable String clientId;
    private int maxDeliveries = RedeliveryPolicy.DEFAULT.maxDeliveries();
    private long redeliveryDelay = RedeliveryPolicy.DEFAULT.delay().toMillis();
    private double redeliveryBackOff = RedeliveryPolicy.DEFAULT.backOff();
    private long maxRedeliveryDelay = RedeliveryPolicy.DEFAULT.maxDelay().toMillis();
    private @Nullable String trustedClasses;

    DeliveryOptions() {}

    /** {@return the client identifier} */
    public @Nullable String getClientId() {
        return clientId;
    }

    /**
     * Presets the client identifier of the connections, which they can then not change (Jakarta Messaging 3.1, section
     * 6.1.2). Only one of them can be open at a time.
     *
     * @param clientId default null: the application may set one
     */
    public void setClientId(@Nullable String clientId) {
        checkNotInUse("clientId");
        this.clientId = Words.nullIfBlank(clientId);
    }

    /** {@return deliveries before a message becomes a dead letter; -1 means without limit} */
    public int getMaxDeliveries() {
        return maxDeliveries;
    }

    /**
     * Sets how often a message is delivered before it becomes a dead letter.
     *
     * @param maxDeliveries at least 1, or -1 for no limit; default 10
     */
    public void setMaxDeliveries(int maxDeliveries) {
        checkNotInUse("maxDeliveries");
        if (maxDeliveries != -1) {
            Words.range("maxDeliveries", maxDeliveries, 1, Integer.MAX_VALUE, "; -1 means without limit");
        }
        this.maxDeliveries = maxDeliveries;
    }

    /** {@return milliseconds before the second delivery} */
    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    /**
     * Sets how long a message that came back waits before it is delivered the second time.
     *
     * @param redeliveryDelay milliseconds, at least 0; default 0
     */
    public void setRedeliveryDelay(long redeliveryDelay) {
        checkNotInUse("redeliveryDelay");
        this.redeliveryDelay = Words.range("redeliveryDelay", redeliveryDelay, 0, Long.MAX_VALUE);
    }

    /** {@return the factor by which each further delay is longer} */
    public double getRedeliveryBackOff() {
        return redeliveryBackOff;
    }

    /**
     * Sets by which factor each further redelivery delay is longer than the one before.
     *
     * @param redeliveryBackOff at least 1, at most 1000; default 1
     */
    public void setRedeliveryBackOff(double redeliveryBackOff) {
        checkNotInUse("redeliveryBackOff");
        if (!(redeliveryBackOff >= 1 && redeliveryBackOff <= MAX_BACK_OFF)) {
            throw new IllegalArgumentException(
                    "redeliveryBackOff=" + redeliveryBackOff + " is not between 1 and " + MAX_BACK_OFF);
        }
        this.redeliveryBackOff = redeliveryBackOff;
    }

    /** {@return the longest redelivery delay in milliseconds} */
    public long getMaxRedeliveryDelay() {
        return maxRedeliveryDelay;
    }

    /**
     * Sets the longest redelivery delay that {@code redeliveryBackOff} leads to.
     *
     * @param maxRedeliveryDelay milliseconds, at least 0; default 3600000, an hour
     */
    public void setMaxRedeliveryDelay(long maxRedeliveryDelay) {
        checkNotInUse("maxRedeliveryDelay");
        this.maxRedeliveryDelay = Words.range("maxRedeliveryDelay", maxRedeliveryDelay, 0, Long.MAX_VALUE);
    }

    /** {@return the classes that object messages may contain; null means none} */
    public @Nullable String getTrustedClasses() {
        return trustedClasses;
    }

    /**
     * Sets which classes may be deserialised from the bodies of object messages. What the pattern does not mention is
     * refused.
     *
     * @param trustedClasses a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}, for example
     *     {@code com.example.orders.**}; default null: none
     */
    public void setTrustedClasses(@Nullable String trustedClasses) {
        checkNotInUse("trustedClasses");
        String pattern = Words.nullIfBlank(trustedClasses);
        trusted(pattern);
        this.trustedClasses = pattern;
    }

    /** What of object messages may be read. */
    final TrustedClasses trusted() {
        return trusted(trustedClasses);
    }

    private static TrustedClasses trusted(@Nullable String pattern) {
        try {
            return TrustedClasses.of(pattern);
        } catch (JMSException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What the engine is tuned with. */
    final EngineOptions engineOptions() {
        return engineOptions(new RedeliveryPolicy(
                maxDeliveries,
                Duration.ofMillis(redeliveryDelay),
                redeliveryBackOff,
                Duration.ofMillis(maxRedeliveryDelay)));
    }
}

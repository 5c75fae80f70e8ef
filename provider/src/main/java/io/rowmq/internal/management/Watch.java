package io.rowmq.internal.management;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Origin;
import io.rowmq.internal.engine.Reader;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.engine.SubscriptionSpec;
import io.rowmq.management.RowmqMessage;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A look at what is published in a topic, by a non-durable subscription of its own. */
final class Watch implements AutoCloseable {

    private static final Origin NOBODY = new Origin(0, null);

    private final Messaging engine;
    private final Reader reader;
    private final Semaphore signals = new Semaphore(0);
    private volatile long asked;
    private boolean closed;

    Watch(Messaging engine, StoredDestination topic, @Nullable String selector) throws JMSException {
        this.engine = engine;
        this.asked = engine.now();
        this.reader = engine.subscribe(
                topic,
                new SubscriptionSpec(SubscriptionSpec.Kind.NON_DURABLE, null, blankToNull(selector), false, NOBODY));
    }

    private static @Nullable String blankToNull(@Nullable String selector) {
        return selector == null || selector.isBlank() ? null : selector;
    }

    /** When somebody last wanted to know what has come. */
    long asked() {
        return asked;
    }

    /** What has come, at most so much; waits for the first if there is nothing. */
    synchronized List<RowmqMessage> next(int limit, long timeoutMillis) throws JMSException {
        asked = engine.now();
        List<Claim> claims = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (claims.size() < limit && !closed) {
            Claim claim = reader.poll();
            if (claim != null) {
                claims.add(claim);
            } else if (!claims.isEmpty() || !await(deadline - System.nanoTime())) {
                break;
            }
        }
        engine.discard(claims);
        asked = engine.now();
        return claims.stream().map(Watch::view).toList();
    }

    /** Waits until there may be something; false if there was nothing in time. */
    private boolean await(long nanos) throws JMSException {
        try {
            if (nanos <= 0 || !reader.arm(signals::release)) {
                return nanos > 0;
            }
            boolean signalled = signals.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            if (!signalled) {
                reader.disarm();
            }
            return signalled;
        } catch (InterruptedException interrupted) {
            reader.disarm();
            Thread.currentThread().interrupt();
            throw new JMSException("Interrupted while watching a topic", "ROWMQ-INTERRUPTED");
        }
    }

    private static RowmqMessage view(Claim claim) {
        StoredDelivery delivery = new StoredDelivery(0, claim.deliveryCount(), claim.message());
        return MessageViews.of(delivery, false, Integer.MAX_VALUE);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            reader.close();
        }
    }
}

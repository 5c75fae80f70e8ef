package io.rowmq.internal.management;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Reader;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.management.RowmqMessage;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes single messages out of queues. */
final class Receiving {

    private Receiving() {}

    static @Nullable RowmqMessage one(
            Messaging engine, StoredDestination queue, @Nullable String selector, long timeoutMillis)
            throws JMSException {
        String text = selector == null || selector.isBlank() ? null : selector;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try (Reader reader = engine.readQueue(queue, text)) {
            Semaphore signals = new Semaphore(0);
            while (true) {
                Claim claim = reader.poll();
                if (claim != null) {
                    engine.acknowledge(List.of(claim));
                    return view(claim);
                }
                long left = deadline - System.nanoTime();
                if (left <= 0 || reader.arm(signals::release) && !signals.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    return null;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JMSException("Interrupted while waiting for a message of " + queue.name(), "ROWMQ-INTERRUPTED");
        }
    }

    private static RowmqMessage view(Claim claim) {
        StoredDelivery delivery = new StoredDelivery(0, claim.deliveryCount(), claim.message());
        return MessageViews.of(delivery, false, Integer.MAX_VALUE);
    }
}

package io.rowmq.internal.management;

import io.rowmq.internal.engine.BacklogState;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageStore.Depth;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What waits in queues and subscriptions, and how fast it comes and goes. A count that took long is used again for
 * twenty times as long, so that however often somebody asks the database spends a twentieth of its time on it.
 */
final class Counts {

    private static final int REST = 20;
    private static final long LONGEST_REST_MILLIS = 60_000;
    private static final long LEAST_SPAN_MILLIS = 1_000;
    /** What nobody has looked at for so long is forgotten, so that temporary destinations leave nothing behind. */
    private static final long KEPT_MILLIS = 600_000;

    private final Oversight oversight;
    private final InstantSource clock;
    private final Map<BacklogId, Count> counts = new ConcurrentHashMap<>();
    private final Map<BacklogId, Rates> rates = new ConcurrentHashMap<>();
    private final AtomicLong nextTidying = new AtomicLong();

    /**
     * What was found out, and when.
     *
     * @param next when the next message was sent
     * @param at when it was counted
     * @param until how long it is used
     */
    record Count(Depth depth, @Nullable Instant next, Instant at, long until) {}

    /** How many came and went in a second, between two looks. */
    record Rates(long at, long arrived, long settled, double arrivedPerSecond, double settledPerSecond) {

        Rates next(long now, BacklogState state) {
            long span = now - at;
            if (span < LEAST_SPAN_MILLIS) {
                return this;
            }
            return new Rates(
                    now,
                    state.arrived(),
                    state.settled(),
                    1000.0 * (state.arrived() - arrived) / span,
                    1000.0 * (state.settled() - settled) / span);
        }
    }

    Counts(Oversight oversight, InstantSource clock) {
        this.oversight = oversight;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Count count(BacklogId id) throws JMSException {
        Count known = counts.get(id);
        if (known != null && clock.millis() < known.until()) {
            return known;
        }
        Instant at = clock.instant();
        long begun = System.nanoTime();
        Depth depth = oversight.depth(id);
        StoredDelivery first = depth.ready() == 0 ? null : oversight.first(id);
        long took = (System.nanoTime() - begun) / 1_000_000;
        long rest = Math.min(took * REST, LONGEST_REST_MILLIS);
        Instant next =
                first == null ? null : Instant.ofEpochMilli(first.message().timestamp());
        Count count = new Count(depth, next, at, clock.millis() + rest);
        if (rest > 0) {
            counts.put(id, count);
        } else {
            counts.remove(id);
        }
        return count;
    }

    Rates rates(BacklogId id, BacklogState state) {
        long now = clock.millis();
        tidy(now);
        return rates.compute(
                id,
                (key, known) -> known == null
                        ? new Rates(now, state.arrived(), state.settled(), 0, 0)
                        : known.next(now, state));
    }

    private void tidy(long now) {
        long due = nextTidying.get();
        if (now >= due && nextTidying.compareAndSet(due, now + KEPT_MILLIS)) {
            rates.values().removeIf(looked -> now - looked.at() > KEPT_MILLIS);
            counts.values().removeIf(counted -> counted.until() < now);
        }
    }
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.Timer;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes delayed deliveries ready and removes expired ones when their time has come. The timers themselves are rows;
 * only the time of the earliest is kept in memory.
 */
final class Timers {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    private static final int STEP = 500;
    private static final long RETRY_MILLIS = 1_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final EngineParts parts;
    private Alarms.@Nullable Alarm next;

    Timers(EngineParts parts) {
        this.parts = parts;
    }

    /** Looks up the earliest timer. */
    void start() throws JMSException {
        List<Timer> earliest = parts.store().timers(NEVER, 1);
        if (!earliest.isEmpty()) {
            expect(earliest.get(0).at());
        }
    }

    /** A timer for that time has been committed. */
    synchronized void expect(long at) {
        if (next == null || at < next.at()) {
            if (next != null) {
                parts.alarms().cancel(next);
            }
            next = parts.alarms().at(at, this::ring);
        }
    }

    /** Tries again a little later. */
    void retry(Runnable task) {
        parts.alarms().at(parts.time().now() + RETRY_MILLIS, task);
    }

    private void ring() {
        synchronized (this) {
            next = null;
        }
        try {
            boolean more;
            do {
                List<Timer> due = parts.store().timers(parts.time().now(), STEP);
                settle(due);
                more = due.size() == STEP;
            } while (more);
            start();
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "Delayed and expired messages could not be settled; trying again", failure);
            expect(parts.time().now() + RETRY_MILLIS);
        }
    }

    private void settle(List<Timer> due) throws JMSException {
        if (due.isEmpty()) {
            return;
        }
        List<Settlement> settlements = new ArrayList<>();
        List<Runnable> effects = new ArrayList<>();
        Map<BacklogId, Map<Long, Timer>> ready = new LinkedHashMap<>();
        for (Timer timer : due) {
            switch (timer.kind()) {
                case DUE ->
                    ready.computeIfAbsent(timer.backlog(), any -> new LinkedHashMap<>())
                            .put(timer.position(), timer);
                case EXPIRY -> expire(timer, settlements, effects);
            }
        }
        for (Map.Entry<BacklogId, Map<Long, Timer>> delayed : ready.entrySet()) {
            makeReady(delayed.getKey(), delayed.getValue(), settlements, effects);
        }
        try {
            parts.store().commit(WorkUnit.of(List.of(), settlements, position -> effects.forEach(Runnable::run)));
        } catch (JMSException | RuntimeException failure) {
            due.forEach(this::undo);
            throw failure;
        }
    }

    private void undo(Timer timer) {
        Backlog backlog = parts.backlogs().find(timer.backlog());
        if (timer.kind() == Timer.Kind.EXPIRY && backlog != null) {
            backlog.restore(timer.position());
        }
    }

    private void makeReady(BacklogId id, Map<Long, Timer> timers, List<Settlement> settlements, List<Runnable> effects)
            throws JMSException {
        Backlog backlog = parts.backlogs().find(id);
        for (Timer timer : timers.values()) {
            settlements.add(new Settlement.MakeReady(id, timer.position(), timer.priority(), timer.at()));
        }
        if (backlog != null) {
            for (StoredDelivery delivery : parts.store().load(id, List.copyOf(timers.keySet()))) {
                effects.add(() -> backlog.arrived(delivery.position(), delivery.message(), delivery.deliveryCount()));
            }
        }
    }

    private void expire(Timer timer, List<Settlement> settlements, List<Runnable> effects) {
        Backlog backlog = parts.backlogs().find(timer.backlog());
        if (backlog != null && !backlog.withdraw(timer.position())) {
            // Somebody has it: if it comes back it is found expired when it is next taken.
            settlements.add(new Settlement.CancelTimer(timer.backlog(), timer.position(), timer.kind(), timer.at()));
            return;
        }
        settlements.add(new Settlement.Remove(timer.backlog(), timer.position(), 0, timer.at()));
        if (backlog != null) {
            effects.add(() -> backlog.settled(timer.position()));
        }
    }
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredDelivery;
import io.rowmq.spi.Timer;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Timers in a database that this JVM has to itself: what becomes ready goes into memory, what expires out of it. */
final class OwnDueWork implements DueWork {

    private final EngineParts parts;

    OwnDueWork(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public void plan(List<Timer> due, List<Settlement> settlements, List<Runnable> effects) throws JMSException {
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
    }

    @Override
    public void undo(List<Timer> due) {
        for (Timer timer : due) {
            PagedBacklog backlog = find(timer.backlog());
            if (timer.kind() == Timer.Kind.EXPIRY && backlog != null) {
                backlog.restore(timer.position());
            }
        }
    }

    private @Nullable PagedBacklog find(BacklogId id) {
        return parts.backlogs().find(id) instanceof PagedBacklog backlog ? backlog : null;
    }

    private void makeReady(BacklogId id, Map<Long, Timer> timers, List<Settlement> settlements, List<Runnable> effects)
            throws JMSException {
        PagedBacklog backlog = find(id);
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
        PagedBacklog backlog = find(timer.backlog());
        if (backlog != null && !backlog.withdraw(timer.position())) {
            // Somebody has it: if it comes back it is found expired when it is next taken.
            settlements.add(new Settlement.CancelTimer(timer.backlog(), timer.position(), timer.kind(), timer.at()));
            return;
        }
        settlements.add(new Settlement.Remove(timer.backlog(), timer.position(), 0, timer.at()));
        if (backlog != null) {
            effects.add(() -> {
                backlog.settled(timer.position());
                MessageObserver observer = parts.observers().current();
                if (observer != null) {
                    observer.expired(backlog.destination.row(), 1);
                }
            });
        }
    }
}

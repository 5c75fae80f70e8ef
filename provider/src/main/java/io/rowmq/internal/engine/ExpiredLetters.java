package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that expire in destinations with an expiry queue: they are taken out of circulation and moved there. */
final class ExpiredLetters {

    private final EngineParts parts;

    ExpiredLetters(EngineParts parts) {
        this.parts = parts;
    }

    /**
     * Moves what these timers are for.
     *
     * @param settlements gets what becomes of timers whose message somebody has in hand: it is found expired if it
     *     comes back and is next taken
     * @return the timers that have nothing to do with expiry queues
     */
    List<Timer> take(List<Timer> due, List<Settlement> settlements) throws JMSException {
        List<Timer> others = new ArrayList<>(due.size());
        Map<Backlog, List<Timer>> expired = new LinkedHashMap<>();
        for (Timer timer : due) {
            Backlog backlog = timer.kind() == Timer.Kind.EXPIRY ? backlog(timer.backlog()) : null;
            if (backlog != null && backlog.policy().expiryQueue() != null) {
                expired.computeIfAbsent(backlog, any -> new ArrayList<>()).add(timer);
            } else {
                others.add(timer);
            }
        }
        for (Map.Entry<Backlog, List<Timer>> of : expired.entrySet()) {
            move(of.getKey(), of.getValue(), settlements);
        }
        return others;
    }

    private @Nullable Backlog backlog(BacklogId id) {
        return parts.backlogs().find(id);
    }

    private void move(Backlog backlog, List<Timer> timers, List<Settlement> settlements) throws JMSException {
        List<Long> positions = timers.stream().map(Timer::position).toList();
        List<Entry> withheld = backlog.withhold(parts.store().load(backlog.id, positions));
        parts.settler().giveUp(withheld);
        Set<Long> moved = new HashSet<>();
        withheld.forEach(entry -> moved.add(entry.position));
        for (Timer timer : timers) {
            if (!moved.contains(timer.position())) {
                settlements.add(
                        new Settlement.CancelTimer(timer.backlog(), timer.position(), timer.kind(), timer.at()));
            }
        }
    }
}

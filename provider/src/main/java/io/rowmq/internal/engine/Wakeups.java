package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.SharedStore;
import jakarta.jms.JMSException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Looks into a shared database for all who wait in this JVM, with one statement: soon after something was found, and
 * ever more rarely while nothing is. Hints make it fast where they come; this makes it right.
 */
final class Wakeups {

    private static final long SHORTEST_MILLIS = 10;
    private static final long SHORTEST_WITH_HINTS_MILLIS = 250;
    private static final long LONGEST_MILLIS = 1_000;

    private final SharedStore store;
    private final EngineParts parts;
    private final Set<ClaimedBacklog> waiting = ConcurrentHashMap.newKeySet();
    private long interval;
    private boolean looking;

    Wakeups(SharedStore store, EngineParts parts) {
        this.store = store;
        this.parts = parts;
    }

    /** Somebody waits for this backlog. */
    void waiting(ClaimedBacklog backlog) {
        if (waiting.add(backlog)) {
            begin();
        }
    }

    private synchronized void begin() {
        interval = shortest();
        if (!looking) {
            looking = true;
            next();
        }
    }

    private long shortest() {
        return store.hinting() ? SHORTEST_WITH_HINTS_MILLIS : SHORTEST_MILLIS;
    }

    private synchronized void next() {
        parts.alarms()
                .at(
                        parts.time().now() + interval,
                        () -> parts.background().run("look for messages", this::look, this::next));
    }

    private void look() throws JMSException {
        boolean found = false;
        try {
            waiting.forEach(this::forgetIfNobodyWaits);
            if (!waiting.isEmpty()) {
                Set<BacklogId> asked =
                        waiting.stream().map(backlog -> backlog.id).collect(Collectors.toSet());
                Set<BacklogId> ready = store.claims().ready(asked);
                for (ClaimedBacklog backlog : waiting) {
                    found |= ready.contains(backlog.id) && backlog.found();
                }
            }
        } finally {
            again(found);
        }
    }

    /** Whoever begins to wait before it is forgotten takes it for being looked after. */
    private void forgetIfNobodyWaits(ClaimedBacklog backlog) {
        if (!backlog.hasWaiters()) {
            waiting.remove(backlog);
            if (backlog.hasWaiters()) {
                waiting.add(backlog);
            }
        }
    }

    private synchronized void again(boolean found) {
        if (waiting.isEmpty()) {
            looking = false;
        } else {
            interval = found ? shortest() : Math.min(LONGEST_MILLIS, interval * 2);
            next();
        }
    }
}

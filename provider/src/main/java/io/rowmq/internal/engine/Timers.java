package io.rowmq.internal.engine;

import io.rowmq.spi.Effect;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Timer;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
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
    private final DueWork work;
    private final ExpiredLetters letters;
    private Alarms.@Nullable Alarm next;

    Timers(EngineParts parts, DueWork work) {
        this.parts = parts;
        this.work = work;
        this.letters = new ExpiredLetters(parts);
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
            List<Timer> due = parts.store().timers(parts.time().now(), STEP);
            settle(due);
            if (due.size() == STEP) {
                // other alarms in between: among peers the lease has to be renewed, however many are due
                expect(parts.time().now());
            } else {
                start();
            }
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
        List<Timer> others = letters.take(due, settlements);
        work.plan(others, settlements, effects);
        try {
            parts.store().commit(WorkUnit.of(List.of(), settlements, effect(due, effects)));
        } catch (JMSException | RuntimeException failure) {
            work.undo(others);
            throw failure;
        }
    }

    private Effect effect(List<Timer> due, List<Runnable> effects) {
        return new Effect() {
            @Override
            public void committed(long firstPosition) {
                effects.forEach(Runnable::run);
            }

            @Override
            public void inDoubt() {
                for (Timer timer : due) {
                    Backlog backlog = parts.backlogs().find(timer.backlog());
                    if (backlog != null) {
                        backlog.reread();
                    }
                }
            }
        };
    }
}

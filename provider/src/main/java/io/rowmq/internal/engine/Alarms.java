package io.rowmq.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Any number of alarms on the engine's clock, each of which rings once. */
final class Alarms {

    /**
     * An alarm that was set.
     *
     * @param at when it rings
     * @param number tells those of the same time apart, in the order in which they were set
     * @param task what happens then
     */
    record Alarm(long at, long number, Runnable task) {}

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final EngineTime time;
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
    private long numbers;

    Alarms(EngineTime time) {
        this.time = time;
    }

    /** Runs a task at a time, on the thread of the clock. */
    synchronized Alarm at(long atMillis, Runnable task) {
        Alarm alarm = new Alarm(atMillis, numbers++, task);
        alarms.add(alarm);
        if (alarms.element() == alarm) {
            set();
        }
        return alarm;
    }

    /** It does not ring any more, unless it is ringing already. */
    synchronized void cancel(Alarm alarm) {
        alarms.remove(alarm);
    }

    private synchronized void set() {
        if (!alarms.isEmpty()) {
            time.alarm(alarms.element().at(), this::ring);
        }
    }

    private void ring() {
        List<Alarm> due = new ArrayList<>();
        synchronized (this) {
            long now = time.now();
            while (!alarms.isEmpty() && alarms.element().at() <= now) {
                due.add(alarms.remove());
            }
        }
        try {
            due.forEach(Alarms::run);
        } finally {
            set();
        }
    }

    private static void run(Alarm alarm) {
        try {
            alarm.task().run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "What was to be done at " + alarm.at() + " failed", failure);
        }
    }
}

package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Leader and followers. A thread that has a unit and finds no leader leads: it commits all units that wait, its own
 * among them, and wakes their threads. Units that arrive meanwhile wait; the leader hands them, and the lead, to the
 * first of their threads. A lone session is always its own leader, without a thread hand-over.
 */
public final class GroupCommit {

    /** A leader gathers others for this part of the time that a commit takes, and at most for so many nanoseconds. */
    private static final int GATHERING_PART = 8;

    private static final long MOST_GATHERING = 500_000;
    private static final long CLOSING_PAUSE = 100_000;

    private final PendingQueue queue = new PendingQueue();
    private final AtomicBoolean led = new AtomicBoolean();
    private final Work work;
    private final Supplier<JMSException> refusal;
    private int lastSize;
    private long lastNanos;
    private volatile boolean closed;

    /** What a leader does. */
    @FunctionalInterface
    interface Work {

        /** Commits all units; each is told its outcome. Never called by two threads at the same time. */
        void commit(List<Pending> taken);
    }

    /** Commits with the given leader's work. */
    public GroupCommit(Leader leader) {
        this(leader::commit, leader::closedException);
    }

    GroupCommit(Work work, Supplier<JMSException> refusal) {
        this.work = work;
        this.refusal = refusal;
    }

    /** Commits a unit, together with others; returns when it is durable and its effect has been applied. */
    public void commit(WorkUnit unit) throws JMSException {
        submit(new Pending(unit, null));
    }

    /** Commits a unit on a connection that carries the application's statements. */
    public void commit(WorkUnit unit, StoreConnection connection, int slot, int epoch) throws JMSException {
        submit(new Pending(unit, new Pending.Binding(connection, slot, epoch)));
    }

    private void submit(Pending pending) throws JMSException {
        if (closed) {
            throw refusal.get();
        }
        boolean interrupted = Thread.interrupted();
        try {
            queue.add(pending);
            if (closed) {
                // the last leader may have looked before this unit was added
                queue.takeAll().forEach(late -> late.fail(refusal.get()));
            }
            if (led.compareAndSet(false, true)) {
                lead(List.of());
            }
            interrupted |= pending.await();
            if (pending.state() == Pending.State.LEADING) {
                lead(pending.handedOver);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        JMSException failure = pending.failure;
        if (failure != null) {
            throw failure;
        }
    }

    private void lead(List<Pending> handedOver) {
        gather(handedOver.size());
        long begun = System.nanoTime();
        List<Pending> taken = queue.takeAll();
        if (!handedOver.isEmpty()) {
            taken.addAll(0, handedOver);
        }
        try {
            if (!taken.isEmpty()) {
                work.commit(taken);
            }
        } finally {
            lastSize = taken.size();
            lastNanos = System.nanoTime() - begun;
            finish(taken);
            passOn();
        }
    }

    /**
     * Lets the threads that were in the last group arrive: they have just been woken and are about to commit again.
     * Waits for a small part of what a commit takes, and not at all where threads do not meet.
     */
    private void gather(int handedOver) {
        int expected = lastSize;
        if (expected <= 1) {
            return;
        }
        long deadline = System.nanoTime() + Math.min(lastNanos / GATHERING_PART, MOST_GATHERING);
        while (handedOver + queue.size() < expected && System.nanoTime() < deadline) {
            Thread.yield();
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private static void finish(List<Pending> taken) {
        for (Pending pending : taken) {
            if (pending.state() != Pending.State.DONE) {
                pending.doubt("the committing thread ended with an unexpected error", null);
            }
        }
    }

    private void passOn() {
        while (true) {
            List<Pending> waiting = queue.takeAll();
            if (!waiting.isEmpty()) {
                waiting.get(0).handOver(waiting);
                return;
            }
            led.set(false);
            if (queue.isEmpty() || !led.compareAndSet(false, true)) {
                return;
            }
        }
    }

    /** Refuses further units, waits for those on their way, and then does the last work as leader. */
    public void close(Runnable lastWork) {
        closed = true;
        while (!led.compareAndSet(false, true)) {
            LockSupport.parkNanos(CLOSING_PAUSE);
        }
        List<Pending> waiting = queue.takeAll();
        try {
            if (!waiting.isEmpty()) {
                work.commit(waiting);
            }
        } finally {
            finish(waiting);
            lastWork.run();
        }
    }
}

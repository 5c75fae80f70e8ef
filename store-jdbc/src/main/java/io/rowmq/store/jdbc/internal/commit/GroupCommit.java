package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leader and followers. A thread that has a unit and finds no leader leads: it commits all units that wait, its own
 * among them, and wakes their threads. Units that arrive meanwhile wait; the leader hands them, and the lead, to the
 * first of their threads. A lone session is always its own leader, without a thread hand-over.
 */
public final class GroupCommit {

    private final PendingQueue queue = new PendingQueue();
    private final AtomicBoolean led = new AtomicBoolean();
    private final Leader leader;
    private static final int GATHER = Integer.getInteger("gather", 8);
    private static final long MOST_GATHERING = 500_000;
    private int lastSize;
    private long lastNanos;
    private volatile boolean closed;

    /** Commits with the given leader's work. */
    public GroupCommit(Leader leader) {
        this.leader = leader;
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
            throw leader.closedException();
        }
        boolean interrupted = Thread.interrupted();
        try {
            queue.add(pending);
            if (led.compareAndSet(false, true)) {
                lead(List.of());
            }
            if (pending.await() == Pending.State.LEADING) {
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
                leader.commit(taken);
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
        if (expected <= 1 || GATHER == 0) {
            return;
        }
        long deadline = System.nanoTime() + Math.min(lastNanos / GATHER, MOST_GATHERING);
        while (handedOver + queue.size() < expected && System.nanoTime() < deadline) {
            Thread.yield();
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private static void finish(List<Pending> taken) {
        for (Pending pending : taken) {
            if (pending.state() != Pending.State.DONE) {
                pending.fail(ErrorCode.DATABASE.exception(
                        "The commit was abandoned because of an unexpected error in the committing thread"));
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
            Thread.onSpinWait();
            Thread.yield();
        }
        List<Pending> waiting = queue.takeAll();
        try {
            if (!waiting.isEmpty()) {
                leader.commit(waiting);
            }
        } finally {
            finish(waiting);
            lastWork.run();
        }
    }
}

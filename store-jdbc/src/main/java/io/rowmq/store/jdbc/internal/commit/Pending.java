package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.HandoutRecorder.PlacedSend;
import io.rowmq.spi.Send;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A unit on its way through a commit, and the thread that waits for it. */
final class Pending {

    /** What the waiting thread is told. */
    enum State {
        /** Wait. */
        WAITING,
        /** Lead: everything in {@link #handedOver} is yours to commit. */
        LEADING,
        /** The unit is committed, or has failed. */
        DONE
    }

    private static final Logger LOG = System.getLogger(Pending.class.getName());

    final WorkUnit unit;
    final @Nullable Binding binding;
    final Thread thread = Thread.currentThread();
    long firstPosition;
    int attempts;
    /** What it takes for granted does not hold, so nothing of it was written. */
    @Nullable RefusedException rejection;

    @Nullable JMSException failure;

    @Nullable Pending next;

    int depth;
    List<Pending> handedOver = List.of();
    private volatile State state = State.WAITING;
    private volatile @Nullable Runnable errand;

    Pending(WorkUnit unit, @Nullable Binding binding) {
        this.unit = unit;
        this.binding = binding;
    }

    /**
     * Waits until there is something to do, and runs errands meanwhile. Interrupts are put aside: whoever leads next
     * has to do with files, which an interrupted thread would close.
     *
     * @return whether the thread was interrupted
     */
    boolean await() {
        boolean interrupted = false;
        while (state == State.WAITING) {
            Runnable next = errand;
            if (next == null) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            } else {
                errand = null;
                next.run();
            }
        }
        return interrupted;
    }

    /** Has the waiting thread do something, once, and wait on; it must not throw. */
    void send(Runnable something) {
        errand = something;
        LockSupport.unpark(thread);
    }

    State state() {
        return state;
    }

    void handOver(List<Pending> taken) {
        handedOver = taken;
        state = State.LEADING;
        LockSupport.unpark(thread);
    }

    void done() {
        state = State.DONE;
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    void fail(JMSException exception) {
        failure = exception;
        done();
    }

    /** Tells that nobody knows whether it was committed. */
    void doubt(String reason, @Nullable JMSException cause) {
        try {
            unit.effect().inDoubt();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "The effect of a doubtful unit failed", e);
        }
        String text = "What became of the commit is not known: " + reason;
        fail(cause == null ? ErrorCode.IN_DOUBT.exception(text) : ErrorCode.IN_DOUBT.exception(text, cause));
    }

    /** Gives positions to the sends. */
    long place(long position) {
        firstPosition = position;
        return position + unit.sends().size();
    }

    /** Adds the sends that are about to arrive, with their positions. */
    void addSends(List<PlacedSend> to) {
        if (rejection != null || unit.prepares()) {
            return;
        }
        long position = firstPosition;
        for (Send send : unit.sends()) {
            to.add(new PlacedSend(send, position++));
        }
    }

    /**
     * The connection that a unit is committed on together with the application's statements.
     *
     * @param connection the connection
     * @param slot its row in the table of markers
     * @param epoch which opening of the database it belongs to
     */
    record Binding(StoreConnection connection, int slot, int epoch) {}
}

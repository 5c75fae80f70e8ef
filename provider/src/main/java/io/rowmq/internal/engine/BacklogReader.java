package io.rowmq.internal.engine;

import jakarta.jms.JMSException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A reader of one view of a backlog. */
final class BacklogReader implements Reader {

    private final Backlog backlog;
    private final View view;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Supplier<?> hands = () -> this;
    /** Into whose hands the delivery would go that it waits for. Guarded by the lock of the backlog, like the next. */
    private Object waitingFor = this;
    /** What to run when a delivery may be there, while armed. */
    private @Nullable Runnable signal;
    /** A signal was given and nothing polled since: a reader that withdraws owes it to the next. */
    private boolean owing;

    BacklogReader(Backlog backlog, View view, Runnable onClose) {
        this.backlog = backlog;
        this.view = view;
        this.onClose = onClose;
    }

    View view() {
        return view;
    }

    @Override
    public void into(Supplier<?> newHands) {
        hands = newHands;
    }

    /** In whose hands the next delivery will be. */
    Object holder() {
        return hands.get();
    }

    /** Whether an entry is for it, who waits. Called with the lock of the backlog held, like the next. */
    boolean mayGet(Entry entry) {
        return view.selects(entry.message) && backlog.groups().opensTo(waitingFor, entry);
    }

    /** Whether a poll may find something for it, who waits. */
    boolean mayGetMore() {
        return view.mayHaveMore(waitingFor);
    }

    @Override
    public @Nullable Claim poll() throws JMSException {
        return closed.get() ? null : backlog.poll(this);
    }

    @Override
    public boolean arm(Runnable newSignal) {
        return backlog.arm(this, newSignal);
    }

    @Override
    public void disarm() {
        backlog.disarm(this);
    }

    void armed(Runnable newSignal, Object holder) {
        signal = newSignal;
        waitingFor = holder;
    }

    /** Takes the signal, to be run once the lock is released; the reader has to be taken out of the queue before. */
    Runnable signalled() {
        Runnable given = signal;
        signal = null;
        owing = true;
        return given == null ? () -> {} : given;
    }

    /** What was owed is settled by polling; whether anything was. */
    boolean settle() {
        boolean owed = owing;
        owing = false;
        return owed;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            disarm();
            backlog.closeReader(view);
            onClose.run();
        }
    }
}

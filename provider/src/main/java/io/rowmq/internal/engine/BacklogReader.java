package io.rowmq.internal.engine;

import jakarta.jms.JMSException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A reader of one view of a backlog. */
final class BacklogReader implements Reader {

    private final Backlog backlog;
    private final View view;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Runnable signal;

    BacklogReader(Backlog backlog, View view, Runnable onClose) {
        this.backlog = backlog;
        this.view = view;
        this.onClose = onClose;
    }

    View view() {
        return view;
    }

    @Override
    public @Nullable Claim poll() throws JMSException {
        signal = null;
        return closed.get() ? null : backlog.poll(view);
    }

    @Override
    public boolean arm(Runnable newSignal) {
        signal = newSignal;
        return backlog.arm(this);
    }

    @Override
    public void disarm() {
        if (signal != null) {
            signal = null;
            backlog.disarm(this);
        }
    }

    void signal() {
        Runnable current = signal;
        if (current != null) {
            current.run();
        }
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

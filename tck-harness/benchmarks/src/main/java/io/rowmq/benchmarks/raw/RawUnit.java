package io.rowmq.benchmarks.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What one session commits at once, and the place where it waits for it. */
final class RawUnit {

    /** Where a unit stands. */
    enum State {
        WAITING,
        LEADING,
        DONE
    }

    final List<byte[]> inserts = new ArrayList<>();
    final List<Long> deletes = new ArrayList<>();
    private volatile State state = State.WAITING;
    private @Nullable Thread owner;

    boolean isEmpty() {
        return inserts.isEmpty() && deletes.isEmpty();
    }

    /** Says that this thread will wait; to be called before others see the unit. */
    void submit() {
        owner = Thread.currentThread();
    }

    /** Waits to be done, or to lead. */
    State await() {
        while (state == State.WAITING) {
            LockSupport.park(this);
        }
        return state;
    }

    void become(State next) {
        state = next;
        if (owner != Thread.currentThread()) {
            LockSupport.unpark(owner);
        }
    }
}

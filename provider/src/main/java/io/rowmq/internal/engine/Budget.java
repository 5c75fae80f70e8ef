package io.rowmq.internal.engine;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that ready messages of all backlogs may take together. */
final class Budget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    Budget(long limit) {
        this.limit = limit;
    }

    void take(long bytes) {
        used.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }

    boolean exceeded() {
        return used.get() > limit;
    }
}

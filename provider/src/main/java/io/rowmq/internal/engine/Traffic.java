package io.rowmq.internal.engine;

import java.util.concurrent.atomic.LongAdder;

/** What has come into a backlog and gone out of it in this JVM since it was opened. */
final class Traffic {

    private final LongAdder arrived = new LongAdder();
    private final LongAdder settled = new LongAdder();

    void came() {
        arrived.increment();
    }

    void went() {
        settled.increment();
    }

    long arrived() {
        return arrived.sum();
    }

    long settled() {
        return settled.sum();
    }
}

package io.rowmq.benchmarks.raw;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Group commit in its simplest form: who comes first leads, and commits for all who came meanwhile. */
final class RawGroups {

    private final RawStore store;
    private final LinkedBlockingQueue<RawStore.Row> ready = new LinkedBlockingQueue<>();
    private List<RawUnit> waiting = new ArrayList<>();
    private boolean led;

    RawGroups(RawStore store) {
        this.store = store;
    }

    /** The next committed row that nobody has taken yet; null if none comes in time. */
    RawStore.@Nullable Row take(long millis) throws InterruptedException {
        return ready.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Makes a unit durable, together with others. */
    void commit(RawUnit unit) throws SQLException {
        unit.submit();
        if (join(unit) && unit.await() == RawUnit.State.DONE) {
            return;
        }
        List<RawUnit> group = takeAll();
        store.write(group, ready);
        for (RawUnit member : group) {
            member.become(RawUnit.State.DONE);
        }
        passOn();
    }

    /** Joins those who wait; false if nobody leads, so that the caller has to. */
    private synchronized boolean join(RawUnit unit) {
        waiting.add(unit);
        boolean follows = led;
        led = true;
        return follows;
    }

    private synchronized List<RawUnit> takeAll() {
        List<RawUnit> group = waiting;
        waiting = new ArrayList<>();
        return group;
    }

    private synchronized void passOn() {
        if (waiting.isEmpty()) {
            led = false;
        } else {
            waiting.get(0).become(RawUnit.State.LEADING);
        }
    }
}

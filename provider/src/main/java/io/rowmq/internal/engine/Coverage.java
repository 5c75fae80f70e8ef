package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a backlog are named by its committed hand-out record. A record names what is in hand and the next
 * few that will be, so that it need not be written for each delivery. Guarded by the lock of its backlog.
 */
final class Coverage {

    private static final int LEAST_AHEAD = 4;
    private static final int MOST_AHEAD = 128;

    private List<Entry> covered = new ArrayList<>();
    private final Set<Long> coveredArrivals = new HashSet<>();
    private @Nullable Draft draft;
    /** How many of those covered are over, at least. */
    private int over;

    private record Draft(List<Entry> entries, List<Long> arrivals) {}

    /**
     * How many deliveries beyond those in hand the next record names: one for each reader, or half as many as are in
     * hand where sessions keep many. No more, because after a crash each of them counts as delivered.
     */
    static int ahead(int readers, int inHand) {
        return Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, Math.max(readers, inHand / 2)));
    }

    /**
     * Whether a delivery may be named before somebody has it. It counts as delivered after a crash, so no more than
     * half of the deliveries that are allowed may come about like that: or else a message that kills its JVM again and
     * again would make dead letters of its neighbours. All others are named when somebody has them, at the price of a
     * commit.
     */
    static boolean mayBeNamedAhead(int deliveries, RedeliveryPolicy policy) {
        return policy.maxDeliveries() < 0 || 2 * (deliveries + 1) <= policy.maxDeliveries();
    }

    /** Whether so few of the ready deliveries are covered that the next transaction should bring a new record. */
    boolean low(int ahead) {
        int stillReady = 0;
        int enough = (ahead + 1) / 2;
        for (int i = covered.size() - 1; i >= 0 && stillReady < enough; i--) {
            if (covered.get(i).state == Entry.State.READY) {
                stillReady++;
            }
        }
        return stillReady + coveredArrivals.size() < enough;
    }

    /** A record is being written: what it does not name is not covered from here on. */
    void begin(List<Entry> entries, List<Long> arrivals) {
        Set<Entry> named = new HashSet<>(entries);
        for (Entry entry : covered) {
            if (!named.contains(entry)) {
                entry.covered = false;
            }
        }
        coveredArrivals.clear();
        draft = new Draft(new ArrayList<>(entries), arrivals);
    }

    /** The record is committed. */
    void committed() {
        if (draft != null) {
            covered = draft.entries;
            over = 0;
            covered.forEach(entry -> entry.covered = true);
            coveredArrivals.addAll(draft.arrivals);
            draft = null;
        }
    }

    /** The record was rolled back; the former one stands, but nothing relies on it any more. */
    void discarded() {
        covered.forEach(entry -> entry.covered = false);
        covered = new ArrayList<>();
        draft = null;
    }

    int size() {
        return covered.size();
    }

    /** Whether the committed record names a message that arrives only now. */
    boolean takeArrival(long position) {
        return coveredArrivals.remove(position);
    }

    /** A delivery is over; those that are make room before they are as many as the others. */
    void forget(Entry entry) {
        if (entry.covered && ++over > Math.max(MOST_AHEAD, covered.size() / 2)) {
            covered.removeIf(named -> named.state == Entry.State.GONE);
            over = 0;
        }
    }

    /** Adds an arrival to those whose use is watched. */
    void watch(Entry entry) {
        covered.add(entry);
    }
}

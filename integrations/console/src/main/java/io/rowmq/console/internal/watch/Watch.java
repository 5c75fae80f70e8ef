package io.rowmq.console.internal.watch;

import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqDestinations;
import jakarta.jms.JMSException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all destinations again and again, for everybody who is logged in as the same user. The longer a look takes
 * the longer it is until the next, so that looking takes a twentieth of the time however many destinations there are.
 */
public final class Watch {

    private static final int PAGE = 1_000;
    private static final long LEAST_PAUSE_MILLIS = 2_000;
    private static final long MOST_PAUSE_MILLIS = 60_000;
    private static final int REST = 20;
    /** Fifteen minutes of looks every two seconds. */
    private static final int REMEMBERED = 450;

    private final RowmqDestinations destinations;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private final Deque<Totals> history = new ArrayDeque<>();
    private volatile @Nullable Snapshot latest;
    private volatile long due = Long.MIN_VALUE;

    /** Looks at what an operator may see. */
    public Watch(RowmqDestinations destinations, InstantSource clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    /** What was found at the last look; looks again if it is time. */
    public Snapshot latest() throws JMSException {
        Snapshot known = latest;
        if (known != null && clock.millis() < due) {
            return known;
        }
        if (known != null) {
            // who comes while somebody else looks gets what was there before
            if (!looking.tryLock()) {
                return known;
            }
        } else {
            looking.lock();
        }
        try {
            Snapshot other = latest;
            return other != null && clock.millis() < due ? other : look(other);
        } finally {
            looking.unlock();
        }
    }

    private Snapshot look(@Nullable Snapshot before) throws JMSException {
        long begun = clock.millis();
        List<RowmqDestination> found = new ArrayList<>();
        List<RowmqDestination> page;
        do {
            page = destinations.list(null, found.size(), PAGE);
            found.addAll(page);
        } while (page.size() == PAGE);
        Snapshot snapshot = Snapshot.of(found, clock.instant(), before);
        long took = clock.millis() - begun;
        due = clock.millis() + Math.max(LEAST_PAUSE_MILLIS, Math.min(MOST_PAUSE_MILLIS, took * REST));
        latest = snapshot;
        synchronized (history) {
            history.add(snapshot.totals());
            if (history.size() > REMEMBERED) {
                history.removeFirst();
            }
        }
        return snapshot;
    }

    /** Lets the next look be at once, because somebody has changed something. */
    public void outdated() {
        due = Long.MIN_VALUE;
    }

    /** How it went on since a moment, at most a quarter of an hour; milliseconds since the epoch. */
    public List<Totals> history(long since) {
        synchronized (history) {
            return history.stream()
                    .filter(totals -> totals.at().toEpochMilli() > since)
                    .toList();
        }
    }
}

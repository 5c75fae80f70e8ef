package io.rowmq.console.internal.watch;

import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqDestinations;
import jakarta.jms.JMSException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all destinations again and again, for everybody who is logged in as the same user. The longer a look takes
 * the longer it is until the next, up to a minute; so looking takes a twentieth of the time, and more only where a look
 * takes more than three seconds.
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
    private volatile boolean stale;

    /** Looks at what an operator may see. */
    public Watch(RowmqDestinations destinations, InstantSource clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    /** What was found at the last look; looks again if it is time. */
    public Snapshot latest() throws JMSException {
        Snapshot known = latest;
        if (known != null && fresh()) {
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
            return other != null && fresh() ? other : look(other);
        } finally {
            looking.unlock();
        }
    }

    private boolean fresh() {
        return !stale && clock.millis() < due;
    }

    private Snapshot look(@Nullable Snapshot before) throws JMSException {
        long begun = clock.millis();
        // first, because what is changed from now on may be missed
        stale = false;
        boolean complete = false;
        List<RowmqDestination> found;
        try {
            found = all();
            complete = true;
        } finally {
            if (!complete) {
                stale = true;
            }
        }
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

    /** Each once, though one that is created while pages are read moves others to the next page. */
    private List<RowmqDestination> all() throws JMSException {
        Map<String, RowmqDestination> found = new LinkedHashMap<>();
        List<RowmqDestination> page;
        int offset = 0;
        do {
            page = destinations.list(null, offset, PAGE);
            page.forEach(one -> found.put(one.name(), one));
            offset += page.size();
        } while (page.size() == PAGE);
        return List.copyOf(found.values());
    }

    /** Lets the next look be at once, because somebody has changed something. */
    public void outdated() {
        stale = true;
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

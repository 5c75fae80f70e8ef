package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;
import io.rowmq.spi.ArchiveStore;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * Removes copies of consumed messages whose time is over, and those that are too many, in bounded steps. It looks once
 * after the start, and then only while there are copies; looks take at most a twentieth of the time.
 */
final class ArchiveKeeper {

    static final long LOOK_MILLIS = 60_000;
    private static final int STEP = 500;
    private static final int REST = 20;

    private final EngineParts parts;
    private Alarms.@Nullable Alarm next;
    /** Whether something may have come since the last look. */
    private volatile boolean expecting;

    ArchiveKeeper(EngineParts parts) {
        this.parts = parts;
    }

    void start() {
        expect();
    }

    /** A copy was made. */
    void expect() {
        if (!expecting) {
            expecting = true;
            lookAt(parts.time().now() + LOOK_MILLIS);
        }
    }

    private synchronized void lookAt(long at) {
        if (next != null && next.at() <= at) {
            return;
        }
        if (next != null) {
            parts.alarms().cancel(next);
        }
        next = parts.alarms().at(at, this::ring);
    }

    private void ring() {
        synchronized (this) {
            next = null;
        }
        parts.background()
                .run(
                        "remove what is old from the archive",
                        this::lookAndRest,
                        () -> lookAt(parts.time().now() + LOOK_MILLIS));
    }

    private void lookAndRest() throws JMSException {
        long begun = System.nanoTime();
        boolean again = true;
        long end = 0;
        try {
            boolean came = expecting;
            expecting = false;
            look(came);
            end = parts.store().archive().nextEnd();
            again = end != 0 || parts.peers() != null;
        } finally {
            if (again) {
                long rest = Math.max(LOOK_MILLIS, (System.nanoTime() - begun) / 1_000_000 * REST);
                long now = parts.time().now();
                // others may make copies, too
                lookAt(parts.peers() == null ? Math.max(now + rest, end) : now + rest);
            }
        }
    }

    private void look(boolean came) throws JMSException {
        ArchiveStore archive = parts.store().archive();
        long now = parts.time().now();
        while (!parts.background().stopping() && archive.forget(now, STEP) == STEP) {
            // step by step
        }
        if (came) {
            for (KnownDestination destination : parts.directory().all()) {
                DestinationPolicy policy = parts.policies().terms(destination).policy();
                if (!policy.archiveFor().isZero() && !destination.temporary()) {
                    trim(archive, destination.id(), policy.archiveLimit());
                }
            }
        }
    }

    private void trim(ArchiveStore archive, long destinationId, long most) throws JMSException {
        while (!parts.background().stopping() && archive.trim(destinationId, most, STEP) == STEP) {
            // step by step
        }
    }
}

package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All backlogs that exist, by id. */
final class Backlogs {

    private final Kind kind;
    private final Map<BacklogId, Backlog> backlogs = new ConcurrentHashMap<>();

    /** Makes backlogs of the kind that the database needs. */
    @FunctionalInterface
    interface Kind {

        /** A backlog; {@code empty} if it is known to hold nothing yet. */
        Backlog create(BacklogId id, StoredDestination destination, boolean empty);
    }

    Backlogs(Kind kind) {
        this.kind = kind;
    }

    /** Adds a backlog; {@code empty} if it is known to hold nothing yet. */
    Backlog create(BacklogId id, StoredDestination destination, boolean empty) {
        Backlog backlog = kind.create(id, destination, empty);
        backlogs.put(id, backlog);
        return backlog;
    }

    /** What had ended with a node that was taken for dead goes on under a new id, with the same readers. */
    void rename(BacklogId from, BacklogId to) {
        Backlog backlog = backlogs.get(from);
        if (backlog != null && !from.equals(to)) {
            backlog.id = to;
            backlogs.put(to, backlog);
            backlogs.remove(from);
        }
    }

    @Nullable Backlog find(BacklogId id) {
        return backlogs.get(id);
    }

    void remove(Backlog backlog) {
        backlogs.remove(backlog.id, backlog);
    }

    Collection<Backlog> all() {
        return backlogs.values();
    }
}

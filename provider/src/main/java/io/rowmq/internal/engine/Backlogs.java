package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All backlogs that exist, by id. */
final class Backlogs {

    private final Map<BacklogId, Backlog> backlogs = new ConcurrentHashMap<>();

    Backlog add(Backlog backlog) {
        backlogs.put(backlog.id, backlog);
        return backlog;
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

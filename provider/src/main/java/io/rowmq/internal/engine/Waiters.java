package io.rowmq.internal.engine;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The readers of a backlog that wait for a delivery, first come first served. Guarded by the lock of the backlog. */
final class Waiters {

    private final Set<BacklogReader> armed = new LinkedHashSet<>();

    void add(BacklogReader reader) {
        armed.add(reader);
    }

    boolean remove(BacklogReader reader) {
        return armed.remove(reader);
    }

    boolean isEmpty() {
        return armed.isEmpty();
    }

    /** All of them, who leave the queue. */
    List<BacklogReader> all() {
        List<BacklogReader> all = List.copyOf(armed);
        armed.clear();
        return all;
    }

    /** The first that wants it leaves the queue. */
    @Nullable BacklogReader next(Predicate<BacklogReader> wants) {
        for (Iterator<BacklogReader> all = armed.iterator(); all.hasNext(); ) {
            BacklogReader reader = all.next();
            if (wants.test(reader)) {
                all.remove();
                return reader;
            }
        }
        return null;
    }
}

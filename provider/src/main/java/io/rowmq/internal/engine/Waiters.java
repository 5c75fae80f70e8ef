package io.rowmq.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The readers of a backlog that wait for a delivery, first come first served. Guarded by the lock of the backlog. */
final class Waiters {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

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

    /** Gives signals; called without the lock. */
    static void wake(List<Runnable> signals, String source) {
        for (Runnable signal : signals) {
            try {
                signal.run();
            } catch (RuntimeException | Error failure) {
                // one that cannot be woken must not keep the others asleep
                LOG.log(Level.ERROR, "A consumer could not be told of a message in " + source, failure);
            }
        }
    }
}

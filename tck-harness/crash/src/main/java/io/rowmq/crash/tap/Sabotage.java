package io.rowmq.crash.tap;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ways to break a store, each of which the checker has to find. */
public enum Sabotage {
    /** The first commit that moves messages is rolled back, and said to have been committed. */
    DROP_COMMIT {
        @Override
        public CallHook hook() {
            AtomicBoolean moved = new AtomicBoolean();
            AtomicBoolean dropped = new AtomicBoolean();
            return call -> {
                if (call.movesMessages()) {
                    moved.set(true);
                } else if (call.commits() && moved.get() && dropped.compareAndSet(false, true)) {
                    call.connection().rollback();
                    return null;
                }
                return call.real().make();
            };
        }
    },
    /** Nothing is ever synced, and the settings that would make the database do it by itself are ignored. */
    NO_SYNC {
        @Override
        public CallHook hook() {
            return call -> call.kind().equals("sync") || call.kind().equals("set")
                    ? Boolean.FALSE
                    : call.real().make();
        }
    },
    /** The JVM ends within the first transaction that sends and settles, with one of the two committed. */
    TORN {
        @Override
        public CallHook hook() {
            Set<String> moves = new HashSet<>();
            return call -> {
                if (call.commits()) {
                    moves.clear();
                } else if (call.movesMessages() && moves.add(call.kind()) && moves.size() == 2) {
                    call.connection().commit();
                    Runtime.getRuntime().halt(HaltPoint.STATUS);
                }
                return call.real().make();
            };
        }
    };

    /** The hook that does it; to be used for one data source. */
    public abstract CallHook hook();
}

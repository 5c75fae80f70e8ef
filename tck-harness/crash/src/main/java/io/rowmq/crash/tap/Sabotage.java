package io.rowmq.crash.tap;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Ways to break a store, each of which the checker has to find. */
public enum Sabotage {
    /** One commit with something in it is rolled back, and said to have been committed. */
    DROP_COMMIT {
        @Override
        public CallHook hook() {
            AtomicBoolean dirty = new AtomicBoolean();
            AtomicBoolean dropped = new AtomicBoolean();
            return call -> {
                if (!call.commits()) {
                    dirty.compareAndSet(false, call.kind().equals("insert") || call.kind().equals("delete"));
                    return call.real().make();
                }
                if (dirty.get() && dropped.compareAndSet(false, true)) {
                    call.rollBackInstead();
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
            return call -> call.kind().equals("sync") || call.kind().equals("set") ? Boolean.FALSE : call.real().make();
        }
    },
    /** Each statement is committed by itself; the JVM ends after the first delete. */
    TORN {
        @Override
        public CallHook hook() {
            return call -> {
                @Nullable Object result = call.real().make();
                if (call.kind().equals("insert")) {
                    call.connection().commit();
                } else if (call.kind().equals("delete")) {
                    call.connection().rollback();
                    Runtime.getRuntime().halt(HaltPoint.STATUS);
                }
                return result;
            };
        }
    };

    /** The hook that does it; to be used for one data source. */
    public abstract CallHook hook();
}

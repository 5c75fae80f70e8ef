package io.rowmq.crash.tap;

import org.jspecify.annotations.Nullable;

/** Decides what becomes of each call. */
@FunctionalInterface
public interface CallHook {

    /** Makes the call, or does something else. Called by any thread. */
    @Nullable Object around(JdbcCall call) throws Throwable;
}

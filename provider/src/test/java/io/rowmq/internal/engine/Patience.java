package io.rowmq.internal.engine;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what must happen. */
public final class Patience {

    /** Longer than anything takes on the slowest machine; only a failing test waits so long. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}

    /** Waits until something holds. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }
}

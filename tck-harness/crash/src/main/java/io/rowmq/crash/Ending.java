package io.rowmq.crash;

import io.rowmq.crash.tap.HaltPoint;
import java.time.Duration;

/** How the life of a worker that plays the load ends. */
sealed interface Ending {

    /** By SIGKILL, so long after it was started. */
    record KilledAtStart(Duration delay) implements Ending {}

    /** By SIGKILL, so long after the load began. */
    record Killed(Duration delay) implements Ending {}

    /** By itself before or after a call of the store; by SIGKILL if the call does not come in time. */
    record Halted(HaltPoint point, Duration atMost) implements Ending {}

    /** In good order, so long after the load began. */
    record Closed(Duration delay) implements Ending {}
}

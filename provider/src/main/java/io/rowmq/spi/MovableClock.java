package io.rowmq.spi;

import java.time.InstantSource;

/**
 * A clock that stands still until it is moved, for tests. An engine that was opened with one waits by it: delays,
 * expiry and redelivery fall due when the clock is moved. What falls due is done before the move returns.
 */
public interface MovableClock extends InstantSource {

    /**
     * Has an action run after each move, by the thread that moves the clock.
     *
     * @param action what notices that time has passed
     * @return takes the action off again
     */
    Runnable onMove(Runnable action);
}

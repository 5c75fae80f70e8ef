package io.rowmq.junit;

import io.rowmq.spi.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until the test moves it. Messages that become due or expire by a move have done so when the
 * move returns; a dead letter or a redelivery that falls due is in its queue. How long a {@code receive} waits is not
 * counted by this clock.
 *
 * <p>May be used by any thread.
 */
public final class ManualClock implements MovableClock {

    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private Instant now;

    /**
     * A clock that stands at an instant.
     *
     * @param start its time at first
     */
    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves the clock forward.
     *
     * @param duration how far, not negative
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock cannot be moved by " + duration + ": time does not go back");
        }
        synchronized (this) {
            now = now.plus(duration);
        }
        actions.forEach(Runnable::run);
    }

    /**
     * Moves the clock forward to an instant.
     *
     * @param instant not before the time it shows
     * @throws IllegalArgumentException if it is
     */
    public void advanceTo(Instant instant) {
        advance(Duration.between(instant(), instant));
    }

    @Override
    public Runnable onMove(Runnable action) {
        actions.add(action);
        return () -> actions.remove(action);
    }

    @Override
    public String toString() {
        return "ManualClock[" + instant() + "]";
    }
}

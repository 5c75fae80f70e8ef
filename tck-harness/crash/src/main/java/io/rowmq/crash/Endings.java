package io.rowmq.crash;

import io.rowmq.crash.tap.HaltPoint;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses endings at random: mostly kills, some within the store's own steps, some during the start. */
final class Endings {

    private static final List<String> STEPS = List.of("commit", "commit", "sync", "insert", "delete", "any");

    private final SplittableRandom random;
    private final Duration longest;

    /** Endings that come at most so long after the load began. */
    Endings(SplittableRandom random, Duration longest) {
        this.random = random;
        this.longest = longest;
    }

    /** The next one. */
    Ending next() {
        int dice = random.nextInt(20);
        if (dice < 8) {
            return new Ending.Killed(within(longest));
        } else if (dice < 17) {
            String step = STEPS.get(random.nextInt(STEPS.size()));
            // Small numbers are the first steps of a store that was just opened; large ones are a busy store.
            int number = 1 + (int) Math.pow(10, random.nextDouble(3.2));
            return new Ending.Halted(new HaltPoint(random.nextBoolean(), step, number), longest);
        } else if (dice < 19) {
            return new Ending.KilledAtStart(within(Duration.ofMillis(1_500)));
        }
        return new Ending.Closed(within(longest));
    }

    private Duration within(Duration limit) {
        return Duration.ofMillis(random.nextLong(limit.toMillis()));
    }
}

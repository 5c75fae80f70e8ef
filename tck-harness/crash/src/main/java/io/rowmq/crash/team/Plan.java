package io.rowmq.crash.team;

import java.time.Duration;

/**
 * What a team is to do.
 *
 * @param workers how many JVMs it has
 * @param size how many messages the tree has
 * @param seed decides everything that is chosen
 * @param lease how long a worker is taken for alive
 * @param groups whether the messages are in message groups, some transactions are rolled back, and copies of what was
 *     consumed are kept
 */
public record Plan(int workers, int size, long seed, Duration lease, boolean groups) {

    Forest forest() {
        return new Forest(size, seed, groups);
    }
}

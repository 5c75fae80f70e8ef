package io.rowmq.crash.team;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A tree of so many messages that follows from a seed alone: who consumes a node produces its children, whichever
 * worker it is and however often it has to begin again.
 *
 * @param size how many nodes it has
 * @param seed decides their priorities
 */
record Forest(int size, long seed) {

    /** The children of a node. */
    IntStream children(int node) {
        return IntStream.of(2 * node + 1, 2 * node + 2).filter(child -> child < size);
    }

    /** The priority that a node is sent with. */
    int priority(int node) {
        return new SplittableRandom(seed + node).nextInt(3, 6);
    }
}

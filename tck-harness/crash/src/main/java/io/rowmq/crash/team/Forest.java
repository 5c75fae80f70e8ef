package io.rowmq.crash.team;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A tree of so many messages that follows from a seed alone: who consumes a node produces its children, whichever
 * worker it is and however often it has to begin again.
 *
 * @param size how many nodes it has
 * @param seed decides their priorities and groups
 * @param grouped whether they are in groups, but for some
 */
record Forest(int size, long seed, boolean grouped) {

    private static final int GROUPS = 24;
    private static final long OF_GROUPS = 0x9e3779b97f4a7c15L;
    /** In a tree with groups every so-and-so-many-th node is rolled back once. */
    private static final int ROLLBACKS = 16;

    /** The children of a node. */
    IntStream children(int node) {
        return IntStream.of(2 * node + 1, 2 * node + 2).filter(child -> child < size);
    }

    /** The node that produces it; of the first one itself. */
    static int parent(int node) {
        return node == 0 ? 0 : (node - 1) / 2;
    }

    /** The priority that a node is sent with. */
    int priority(int node) {
        return new SplittableRandom(seed + node).nextInt(3, 6);
    }

    /** The message group of a node, null if it is in none. */
    @Nullable String group(int node) {
        if (!grouped) {
            return null;
        }
        int number = new SplittableRandom(OF_GROUPS * (seed + node)).nextInt(GROUPS + 1);
        return number == GROUPS ? null : "group-" + number;
    }

    /** Whether the first transaction that gets a node is rolled back. */
    boolean undone(int node) {
        return grouped && new SplittableRandom(seed - node).nextInt(ROLLBACKS) == 0;
    }
}

package io.rowmq.crash.check;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trees of messages that follow from a seed alone: who consumes a node produces its children, whichever worker it is
 * and however often it has to begin again.
 *
 * @param seed decides how many children each node has
 */
public record Tree(long seed) {

    /** The backlog that holds the nodes. */
    public static final String BACKLOG = "tree";

    private static final int MAX_DEPTH = 7;

    /** The children of a node: none to three, at least one of the root, down to a limited depth. */
    public List<String> children(String node) {
        long depth = node.chars().filter(c -> c == '.').count();
        if (depth >= MAX_DEPTH) {
            return List.of();
        }
        int n = new SplittableRandom(seed * 31 + node.hashCode()).nextInt(depth == 0 ? 1 : 0, 4);
        return IntStream.range(0, n).mapToObj(i -> node + "." + i).toList();
    }

    /** The message key of a node that a unit sends; the same node may be sent by several units that are undone. */
    public static String key(String node, String unit) {
        return node + "@" + unit;
    }

    /** The node in a message key. */
    public static String node(String key) {
        return key.substring(0, key.indexOf('@'));
    }

    /** The root of a node's tree. */
    static String root(String node) {
        int dot = node.indexOf('.');
        return dot < 0 ? node : node.substring(0, dot);
    }
}

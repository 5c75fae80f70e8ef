package io.rowmq.crash.check;

import io.rowmq.crash.journal.Ref;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The second opinion on trees: whatever way their nodes took, each node that can be computed from a root was processed
 * by exactly one committed transaction, and no other.
 */
public final class TreeLedger implements Consumer<Ref> {

    private final Tree tree;
    private final Map<String, Set<String>> processed = new HashMap<>();
    private long nodes;
    private String wrong = "";

    /** For trees grown from this seed. */
    public TreeLedger(Tree tree) {
        this.tree = tree;
    }

    @Override
    public void accept(Ref settled) {
        if (settled.backlog().equals(Tree.BACKLOG)) {
            String node = Tree.node(settled.key());
            nodes++;
            if (!processed
                    .computeIfAbsent(Tree.root(node), root -> new HashSet<>())
                    .add(node)) {
                wrong = "node " + node + " was processed by two committed transactions";
            }
        }
    }

    /** What is wrong now that all work is done, or an empty text. */
    public String verdict() {
        if (!wrong.isEmpty()) {
            return wrong;
        }
        for (Map.Entry<String, Set<String>> entry : processed.entrySet()) {
            Set<String> expected = expand(entry.getKey());
            if (!expected.equals(entry.getValue())) {
                return "of the tree " + entry.getKey() + " " + entry.getValue().size()
                        + " nodes were processed instead of " + expected.size();
            }
        }
        return "";
    }

    /** How many nodes of how many trees were processed. */
    @Override
    public String toString() {
        return nodes + " nodes of " + processed.size() + " trees";
    }

    private Set<String> expand(String root) {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            String node = open.pop();
            all.add(node);
            open.addAll(tree.children(node));
        }
        return all;
    }
}

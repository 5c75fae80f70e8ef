package io.rowmq.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.journal.Ref;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final String ROOT = "R1-7";

    private final Tree tree = new Tree(42);
    private final TreeLedger ledger = new TreeLedger(tree);

    @Test
    void theSameSeedGrowsTheSameTrees() {
        assertThat(nodes("R1-1")).isEqualTo(nodes("R1-1")).hasSizeBetween(1, 5_000);
    }

    @Test
    void aTreeProcessedOnceIsRight() {
        nodes(ROOT).forEach(node -> ledger.accept(settled(node, "1-2")));

        assertThat(ledger.verdict()).isEmpty();
    }

    @Test
    void aNodeProcessedTwiceIsFound() {
        nodes(ROOT).forEach(node -> ledger.accept(settled(node, "1-2")));
        ledger.accept(settled(ROOT + ".0", "2-3"));

        assertThat(ledger.verdict()).contains(ROOT + ".0", "two committed transactions");
    }

    @Test
    void aNodeNeverProcessedIsFound() {
        List<String> nodes = nodes(ROOT);
        nodes.subList(0, nodes.size() - 1).forEach(node -> ledger.accept(settled(node, "1-2")));

        assertThat(ledger.verdict()).contains(nodes.size() - 1 + " nodes were processed instead of " + nodes.size());
    }

    private List<String> nodes(String root) {
        List<String> all = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            all.add(open.peek());
            open.addAll(tree.children(open.pop()));
        }
        return all;
    }

    private static Ref settled(String node, String unit) {
        return new Ref(Tree.BACKLOG, Tree.key(node, unit));
    }
}

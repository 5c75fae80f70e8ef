package io.rowmq.crash.team;

import io.rowmq.crash.check.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the messages of each group were in the hands of one session at a time, and in order. It counts only what is
 * certain, whichever worker was killed or stopped between doing something and writing it down: a session whose commit
 * has returned had its message from when it wrote that down until it was about to commit.
 */
final class GroupCheck {

    /** From one JVM to another the order of positions is that of commits but for less than this. */
    private static final long SKEW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Forest forest;
    private final Map<Integer, Facts> facts = new HashMap<>();
    private final List<Violation> found = new ArrayList<>();

    /** What is certain about a node. */
    private static final class Facts {
        /** When somebody had it for the first time. */
        private long seen = Long.MAX_VALUE;
        /** No commit of it began earlier. */
        private long began = Long.MAX_VALUE;
        /** The turn that was committed. */
        private @Nullable Turn done;
    }

    private GroupCheck(Forest forest) {
        this.forest = forest;
    }

    /**
     * What was broken.
     *
     * @param turns what the workers have processed, in any order
     * @param sights what they have received, in any order
     */
    static List<Violation> violations(Forest forest, List<Turn> turns, List<Sight> sights) {
        GroupCheck check = new GroupCheck(forest);
        check.collect(turns, sights);
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int node = 0; node < forest.size(); node++) {
            String group = forest.group(node);
            if (group != null && check.facts.containsKey(node)) {
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(node);
            }
        }
        groups.values().forEach(nodes -> {
            check.hands(nodes);
            check.order(nodes);
        });
        return check.found;
    }

    private void collect(List<Turn> turns, List<Sight> sights) {
        for (Sight sight : sights) {
            Facts node = of(sight.node());
            node.seen = Math.min(node.seen, sight.nanos());
        }
        for (Turn turn : turns) {
            Facts node = of(turn.node());
            if (turn.committed()) {
                node.done = turn;
            } else {
                node.began = Math.min(node.began, turn.began());
            }
        }
        facts.values().stream().filter(node -> node.done != null).forEach(node -> node.began = node.done.began());
    }

    private Facts of(int node) {
        return facts.computeIfAbsent(node, any -> new Facts());
    }

    /** Those that were committed did not overlap. */
    private void hands(List<Integer> nodes) {
        List<Turn> done = new ArrayList<>();
        for (int node : nodes) {
            Turn turn = of(node).done;
            if (turn != null) {
                done.add(turn);
            }
        }
        done.sort(Comparator.comparingLong(Turn::received));
        Turn last = null;
        for (Turn turn : done) {
            if (last != null && turn.received() < last.began() && !turn.sameSession(last)) {
                found.add(new Violation(
                        Violation.Kind.IN_TWO_HANDS,
                        "node/" + turn.node(),
                        "was received while another session had node/" + last.node() + " of "
                                + forest.group(turn.node())));
            }
            last = last == null || turn.began() > last.began() ? turn : last;
        }
    }

    /** Nobody received a message before those of its group that come before it were committed. */
    private void order(List<Integer> nodes) {
        for (int later : nodes) {
            long seen = of(later).seen;
            for (int earlier : nodes) {
                if (seen < of(earlier).began && comesBefore(earlier, later)) {
                    found.add(new Violation(
                            Violation.Kind.OUT_OF_ORDER,
                            "node/" + later,
                            "was received before node/" + earlier + " of " + forest.group(later) + " was committed"));
                }
            }
        }
    }

    private boolean comesBefore(int earlier, int later) {
        if (earlier == later || forest.priority(earlier) < forest.priority(later)) {
            return false;
        }
        int parent = Forest.parent(earlier);
        int other = Forest.parent(later);
        if (parent == other) {
            return earlier < later && earlier > 0;
        }
        Turn sent = of(parent).done;
        if (sent == null || earlier == 0) {
            return false;
        }
        Turn sentLater = of(other).done;
        boolean sameJvm = sentLater != null && sentLater.jvm().equals(sent.jvm());
        return sent.ended() + (sameJvm ? 0 : SKEW_NANOS) < of(other).began;
    }
}

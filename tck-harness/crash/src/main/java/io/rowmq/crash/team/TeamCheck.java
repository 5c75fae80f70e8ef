package io.rowmq.crash.team;

import io.rowmq.crash.check.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what was processed with what should have been. */
final class TeamCheck {

    private TeamCheck() {}

    /**
     * What was broken.
     *
     * @param done how often each node was processed by a committed transaction
     * @param sights what the workers have received, in any order
     */
    static List<Violation> violations(int[] done, List<Sight> sights) {
        List<Violation> found = new ArrayList<>();
        for (int node = 0; node < done.length; node++) {
            if (done[node] == 0) {
                found.add(new Violation(Violation.Kind.LOST, "node/" + node, "was processed by nobody"));
            } else if (done[node] > 1) {
                found.add(new Violation(
                        Violation.Kind.DOUBLED, "node/" + node, "was processed by " + done[node] + " transactions"));
            }
        }
        Map<Integer, List<Sight>> seen = new HashMap<>();
        sights.stream().sorted(Comparator.comparingLong(Sight::nanos)).forEach(sight -> {
            List<Sight> earlier = seen.computeIfAbsent(sight.node(), node -> new ArrayList<>(1));
            earlier.stream()
                    .filter(before -> wrong(before, sight))
                    .findFirst()
                    .ifPresent(before -> found.add(new Violation(
                            Violation.Kind.UNFLAGGED,
                            "node/" + sight.node(),
                            "came again with redelivered=" + sight.redelivered() + " and count " + sight.count()
                                    + " after count " + before.count())));
            earlier.add(sight);
        });
        return found;
    }

    /**
     * A worker that was stopped between receiving and writing down comes late, with what it had before another one; no
     * two deliveries have the same count all the same.
     */
    private static boolean wrong(Sight before, Sight sight) {
        boolean later = sight.asked() > before.nanos();
        return sight.count() == before.count()
                || sight.redelivered() != sight.count() > 1
                || later && sight.count() < before.count();
    }
}

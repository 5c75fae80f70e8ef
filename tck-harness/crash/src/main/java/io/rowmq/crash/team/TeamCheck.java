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
        Map<Integer, Sight> before = new HashMap<>();
        sights.stream().sorted(Comparator.comparingLong(Sight::nanos)).forEach(sight -> {
            Sight earlier = before.put(sight.node(), sight);
            if (earlier != null && (!sight.redelivered() || sight.count() <= earlier.count())) {
                found.add(new Violation(
                        Violation.Kind.UNFLAGGED,
                        "node/" + sight.node(),
                        "came again with redelivered=" + sight.redelivered() + " and count " + sight.count()
                                + " after count " + earlier.count()));
            }
        });
        return found;
    }
}

package io.rowmq.crash;

import io.rowmq.crash.journal.Event;
import io.rowmq.crash.tap.HaltPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The points before and after each JDBC call of the script. */
final class ChosenPoints {

    private static final Set<String> ENDS = Set.of("commit", "sync");

    private ChosenPoints() {}

    /**
     * A selection of the points, in the order of the script.
     *
     * @param calls what the script does
     * @param limit how many points there may be; those around commits are taken before others
     */
    static List<HaltPoint> of(List<Event.Call> calls, int limit, SplittableRandom random) {
        List<HaltPoint> ends = new ArrayList<>();
        List<HaltPoint> others = new ArrayList<>();
        for (Event.Call call : calls) {
            List<HaltPoint> points = ENDS.contains(call.kind()) ? ends : others;
            points.add(new HaltPoint(false, "any", call.number()));
            points.add(new HaltPoint(true, "any", call.number()));
        }
        while (ends.size() > limit) {
            ends.remove(random.nextInt(ends.size()));
        }
        while (ends.size() < limit && !others.isEmpty()) {
            ends.add(others.remove(random.nextInt(others.size())));
        }
        ends.sort((a, b) -> Integer.compare(a.number(), b.number()));
        return ends;
    }
}

package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.subject.Mode;
import java.util.List;
import java.util.stream.Collectors;

/** All scenarios. */
public final class Scenarios {

    private static final int CRAWL_DEPTH = 10_000;
    private static final int DRAIN_DEPTH = 200_000;
    private static final List<Scenario> ALL = List.of(
            new Sending("a", Mode.AUTO, 1),
            new Sending("b", Mode.TRANSACTED, 100),
            new Draining("c", Mode.AUTO, DRAIN_DEPTH),
            new Draining("c-client", Mode.CLIENT, DRAIN_DEPTH),
            new Draining("c-dups", Mode.DUPS_OK, DRAIN_DEPTH),
            new Crawling("d", CRAWL_DEPTH, 1),
            new Crawling("d-tree", CRAWL_DEPTH, 3));

    private Scenarios() {}

    /** Everything there is. */
    public static List<Scenario> all() {
        return ALL;
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + name + "; there are "
                        + ALL.stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }
}

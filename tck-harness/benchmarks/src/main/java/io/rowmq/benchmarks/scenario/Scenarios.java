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
            new Crawling("d", CRAWL_DEPTH, 1, Mode.TRANSACTED),
            new Crawling("d-tree", CRAWL_DEPTH, 3, Mode.TRANSACTED),
            new Crawling("e", CRAWL_DEPTH, 1, Mode.ROWS),
            new Working("f", 10),
            new Fanning("g", Mode.AUTO, 10, 1_000),
            new Fanning("g-dups", Mode.DUPS_OK, 10, 1_000),
            new Selecting("i", CRAWL_DEPTH, 100),
            new Crawling("j", CRAWL_DEPTH, 1, Mode.XA));

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

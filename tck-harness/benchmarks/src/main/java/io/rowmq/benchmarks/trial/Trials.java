package io.rowmq.benchmarks.trial;

import java.util.List;
import java.util.Optional;

/** All trials. */
public final class Trials {

    private static final List<Trial> ALL = List.of(new Behind(10_000), new Flow(), new Soak());

    private Trials() {}

    /** Everything there is. */
    public static List<Trial> all() {
        return ALL;
    }

    /** The one of that name, if there is one. */
    public static Optional<Trial> find(String name) {
        return ALL.stream().filter(trial -> trial.name().equals(name)).findFirst();
    }
}

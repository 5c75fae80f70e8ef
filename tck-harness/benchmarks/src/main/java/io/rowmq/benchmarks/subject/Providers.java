package io.rowmq.benchmarks.subject;

import java.util.List;
import java.util.stream.Collectors;

/** All kinds of subject. */
public final class Providers {

    private static final List<Provider> ALL = List.of(new RowmqH2(), new JdbcH2());

    private Providers() {}

    /** Everything there is. */
    public static List<Provider> all() {
        return ALL;
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Provider named(String name) {
        return ALL.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no provider " + name + "; there are "
                        + ALL.stream().map(Provider::name).collect(Collectors.joining(", "))));
    }
}

package io.rowmq.benchmarks;

import io.rowmq.benchmarks.database.Database;
import io.rowmq.benchmarks.peer.ActiveMq;
import io.rowmq.benchmarks.peer.Artemis;
import io.rowmq.benchmarks.raw.Jdbc;
import io.rowmq.benchmarks.raw.Memory;
import io.rowmq.benchmarks.rowmq.Rowmq;
import io.rowmq.benchmarks.subject.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All kinds of subject. */
public final class Providers {

    private static final Set<String> USUAL =
            Set.of("rowmq-h2", "artemis", "artemis-asyncio", "activemq-kahadb", "jdbc-h2");

    private Providers() {}

    /** Everything there is; the first is the one that the others are compared with. */
    public static List<Provider> all() {
        List<Provider> all = new ArrayList<>();
        Arrays.stream(Database.values()).map(Rowmq::new).forEach(all::add);
        all.addAll(Artemis.all());
        all.addAll(ActiveMq.all());
        Arrays.stream(Database.values()).map(Jdbc::new).forEach(all::add);
        all.add(new Memory());
        return all;
    }

    /** What is measured if nobody says otherwise: the peers that are in the running. */
    public static List<Provider> usual() {
        return all().stream()
                .filter(provider -> USUAL.contains(provider.name()))
                .toList();
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Provider named(String name) {
        return all().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no provider " + name + "; there are "
                        + all().stream().map(Provider::name).collect(Collectors.joining(", "))));
    }
}

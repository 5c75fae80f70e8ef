package io.rowmq.benchmarks;

import io.rowmq.benchmarks.measure.Pace;
import java.nio.file.Path;
import java.util.List;

/**
 * One cell of the table.
 *
 * @param scenario what is done
 * @param provider to whom
 * @param sessions by how many sessions at the same time
 */
record Cell(String scenario, String provider, int sessions) {

    /** The arguments of the JVM that measures it. */
    List<String> arguments(Path directory, Pace pace) {
        return List.of(
                scenario,
                provider,
                Integer.toString(sessions),
                directory.toString(),
                Long.toString(pace.warmUp().toMillis()),
                Long.toString(pace.window().toMillis()),
                Integer.toString(pace.windows()));
    }

    @Override
    public String toString() {
        return scenario + " " + provider + " " + sessions;
    }
}

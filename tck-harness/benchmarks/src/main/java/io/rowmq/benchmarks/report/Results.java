package io.rowmq.benchmarks.report;

import io.rowmq.benchmarks.measure.Figure;
import io.rowmq.benchmarks.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of the table, in order. */
public final class Results {

    private final List<Row> rows = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * A row of the table.
     *
     * @param scenario the scenario's name
     * @param sessions how many sessions there were
     * @param provider the provider's name
     * @param durable whether everything an operation did is durable when its call returns
     * @param measured what was measured
     */
    public record Row(String scenario, int sessions, String provider, boolean durable, Measurement measured) {}

    /**
     * A row of the table without figures.
     *
     * @param scenario the scenario's name
     * @param sessions how many sessions there would have been
     * @param provider the provider's name
     * @param reason why nothing was measured
     */
    public record Gap(String scenario, int sessions, String provider, String reason) {}

    /**
     * A figure of a trial.
     *
     * @param trial the trial's name
     * @param provider the provider's name
     * @param figure what was found
     */
    public record Reading(String trial, String provider, Figure figure) {}

    /** Adds a figure of a trial. */
    public void add(Reading reading) {
        readings.add(reading);
    }

    /** The figures of trials so far. */
    public List<Reading> readings() {
        return List.copyOf(readings);
    }

    /** Adds a row. */
    public void add(Row row) {
        rows.add(row);
    }

    /** Adds a row without figures. */
    public void add(Gap gap) {
        gaps.add(gap);
    }

    /** The rows without figures so far. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The rows so far. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** How many times as fast as a row a provider is in the same scenario with as many sessions; null if unknown. */
    public @Nullable Double ratio(String provider, Row row) {
        return rows.stream()
                .filter(other -> other.provider.equals(provider)
                        && other.scenario.equals(row.scenario)
                        && other.sessions == row.sessions)
                .findFirst()
                .map(other -> other.measured.rate() / row.measured.rate())
                .orElse(null);
    }
}

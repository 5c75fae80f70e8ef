package io.rowmq.benchmarks.report;

import io.rowmq.benchmarks.measure.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results for programs. */
public final class Json {

    private Json() {}

    /** An array with one object for each row. */
    public static String of(Results results) {
        return Stream.of(
                        results.rows().stream().map(Json::object),
                        results.readings().stream().map(Json::object),
                        results.gaps().stream().map(Json::object))
                .flatMap(objects -> objects)
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String object(Results.Reading reading) {
        return String.format(
                Locale.ROOT,
                "{\"scenario\": \"%s\", \"provider\": \"%s\", \"figure\": \"%s\", \"value\": %.1f, \"unit\": \"%s\"}",
                reading.trial(),
                reading.provider(),
                reading.figure().name(),
                reading.figure().value(),
                reading.figure().unit());
    }

    private static String object(Results.Row row) {
        Measurement m = row.measured();
        return String.format(
                Locale.ROOT,
                "{\"scenario\": \"%s\", \"sessions\": %d, \"provider\": \"%s\", \"durable\": %s, "
                        + "\"rate\": %.1f, \"windows\": %s, "
                        + "\"p50Micros\": %.1f, \"p99Micros\": %.1f, \"cpuMicrosPerOperation\": %.1f, "
                        + "\"garbagePerOperation\": %.0f, \"diskBytes\": %d, \"messages\": %d}",
                row.scenario(),
                row.sessions(),
                row.provider(),
                row.durable(),
                m.rate(),
                list(m.rates()),
                m.p50(),
                m.p99(),
                m.cpu(),
                m.garbage(),
                m.disk(),
                m.messages());
    }

    private static String object(Results.Gap gap) {
        return String.format(
                Locale.ROOT,
                "{\"scenario\": \"%s\", \"sessions\": %d, \"provider\": \"%s\", \"gap\": \"%s\"}",
                gap.scenario(),
                gap.sessions(),
                gap.provider(),
                gap.reason().replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " "));
    }

    private static String list(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.1f", value))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}

package io.rowmq.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.benchmarks.measure.Figure;
import io.rowmq.benchmarks.measure.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Results results = new Results();
    private final Results.Row fast = row("rowmq-h2", 30_000);
    private final Results.Row limit = row("jdbc-h2", 40_000);

    @Test
    void theTableComparesTheFirstProviderWithTheOthers() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Table table = new Table("rowmq-h2", new PrintStream(bytes, true, UTF_8));
        results.add(fast);
        results.add(limit);

        table.head("d", "one transaction");
        table.row(results, fast);
        table.row(results, limit);

        assertThat(bytes.toString(UTF_8).lines())
                .anyMatch(line -> line.matches("d: one transaction"))
                .anyMatch(line -> line.matches(" +32 +rowmq-h2 +30,000 +30,000 - +30,000 yes .*5 *"))
                .anyMatch(line -> line.matches(" +32 +jdbc-h2 +40,000 .*0\\.75 x this"));
    }

    @Test
    void whatWasNotMeasuredHasAReason() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Results.Gap gap = new Results.Gap("d", 8, "artemis-asyncio", "left out: no \"libaio\"");
        results.add(gap);

        new Table("rowmq-h2", new PrintStream(bytes, true, UTF_8)).gap(gap);

        assertThat(bytes.toString(UTF_8)).matches(" +8 +artemis-asyncio +left out: no \"libaio\"\\R");
        assertThat(Json.of(results)).contains("\"gap\": \"left out: no \\\"libaio\\\"\"");
    }

    @Test
    void theJsonHasEveryFigure() {
        results.add(fast);

        assertThat(Json.of(results)).isEqualTo("""
                [
                  {"scenario": "d", "sessions": 32, "provider": "rowmq-h2", "durable": true, \
                "rate": 30000.0, "windows": [30000.0], \
                "p50Micros": 10.0, "p99Micros": 20.0, "cpuMicrosPerOperation": 30.5, "garbagePerOperation": 4000, \
                "diskBytes": 5242880, "messages": 60}
                ]
                """);
    }

    @Test
    void figuresOfTrialsAreLinesOfTheTableAndObjectsOfTheJson() {
        Figure figure = Figure.parse(new Figure("opened, full", 412.3, "ms").toLine());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FigureTable(new PrintStream(bytes, true, UTF_8)).row("rowmq-h2", figure);
        results.add(new Results.Reading("h", "rowmq-h2", figure));

        assertThat(bytes.toString(UTF_8)).matches("rowmq-h2 +opened, full +412 ms\\R");
        assertThat(Json.of(results)).isEqualTo("""
                [
                  {"scenario": "h", "provider": "rowmq-h2", "figure": "opened, full", "value": 412.3, "unit": "ms"}
                ]
                """);
    }

    @Test
    void figuresThatWereMeasuredSeveralTimesBecomeTheirMedian() {
        List<Figure> merged = Figure.merge(List.of(
                new Figure("a", 5, "ms"),
                new Figure("b", 1, "MB"),
                new Figure("a", 9, "ms"),
                new Figure("a", 1, "ms")));

        assertThat(merged).containsExactly(new Figure("a", 5, "ms"), new Figure("b", 1, "MB"));
    }

    private static Results.Row row(String provider, double rate) {
        return new Results.Row(
                "d", 32, provider, true, new Measurement(List.of(rate), 10, 20, 30.5, 4000, 5L << 20, 60));
    }
}

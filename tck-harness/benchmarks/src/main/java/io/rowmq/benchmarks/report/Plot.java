package io.rowmq.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The results as a picture: throughput and latency by sessions, a line for each provider. */
public final class Plot {

    private static final List<String> COLOURS =
            List.of("#d62728", "#1f77b4", "#17becf", "#9467bd", "#8c564b", "#2ca02c", "#ff7f0e", "#7f7f7f", "#bcbd22");
    private static final int WIDTH = 960;
    private static final int SCENARIO = 300;
    private static final int LEFT = 60;
    private static final int SECOND = 450;
    private static final int LEGEND = 800;
    private static final int HEAD = 50;
    private static final int LINE = 18;

    private final Results results;
    private final List<String> providers;
    private final Svg svg = new Svg();

    private Plot(Results results) {
        this.results = results;
        this.providers =
                results.rows().stream().map(Results.Row::provider).distinct().toList();
    }

    /** An SVG file with two charts for each scenario. */
    public static String of(Results results) {
        Plot plot = new Plot(results);
        List<String> scenarios =
                results.rows().stream().map(Results.Row::scenario).distinct().toList();
        for (int i = 0; i < scenarios.size(); i++) {
            plot.draw(scenarios.get(i), i * SCENARIO);
        }
        return plot.svg.toString(WIDTH, Math.max(1, scenarios.size()) * SCENARIO);
    }

    private void draw(String scenario, int top) {
        List<Results.Row> rows = results.rows().stream()
                .filter(row -> row.scenario().equals(scenario))
                .toList();
        List<Integer> sessions =
                rows.stream().map(Results.Row::sessions).distinct().sorted().toList();
        double fastest = max(rows, Plot::rate);
        double least = rows.stream().mapToDouble(Plot::p50).min().orElse(1);
        svg.title(LEFT, top + HEAD / 2.0, scenario + ": operations per second");
        svg.title(SECOND, top + HEAD / 2.0, scenario + ": latency in us, median and 99 % (dashed)");
        Chart throughput = new Chart(svg, LEFT, top + HEAD, sessions, Axis.linear(fastest));
        Chart latency = new Chart(svg, SECOND, top + HEAD, sessions, Axis.logarithmic(least, max(rows, Plot::p99)));
        int line = 0;
        for (String provider : providers) {
            List<Results.Row> its =
                    rows.stream().filter(row -> row.provider().equals(provider)).toList();
            if (!its.isEmpty()) {
                String colour = COLOURS.get(providers.indexOf(provider) % COLOURS.size());
                throughput.line(its, Plot::rate, colour, false);
                latency.line(its, Plot::p50, colour, false);
                latency.line(its, Plot::p99, colour, true);
                int y = top + HEAD + LINE * line++;
                svg.line(LEGEND, y, LEGEND + LINE, y, colour);
                svg.label(LEGEND + LINE + 6, y + 4.0, "start", provider);
            }
        }
    }

    private static double max(List<Results.Row> rows, ToDoubleFunction<Results.Row> figure) {
        return rows.stream().mapToDouble(figure).max().orElse(1);
    }

    private static double rate(Results.Row row) {
        return row.measured().rate();
    }

    private static double p50(Results.Row row) {
        return row.measured().p50();
    }

    private static double p99(Results.Row row) {
        return row.measured().p99();
    }
}

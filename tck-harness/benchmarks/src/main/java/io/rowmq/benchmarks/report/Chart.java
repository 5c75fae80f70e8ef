package io.rowmq.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures of one scenario by the number of sessions, a line for each provider. */
final class Chart {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int LABELS = 4;

    private final Svg svg;
    private final int left;
    private final int top;
    private final List<Integer> sessions;
    private final Axis values;

    /** A chart with its upper left corner there, axes and all. */
    Chart(Svg svg, int left, int top, List<Integer> sessions, Axis values) {
        this.svg = svg;
        this.left = left;
        this.top = top;
        this.sessions = sessions;
        this.values = values;
        for (double tick : values.ticks()) {
            svg.line(left, y(tick), left + WIDTH, y(tick), "#ddd");
            svg.label(left - LABELS, y(tick) + LABELS, "end", Axis.text(tick));
        }
        for (int count : sessions) {
            svg.label(x(count), top + HEIGHT + 16, "middle", Integer.toString(count));
        }
        svg.label(left + WIDTH / 2.0, top + HEIGHT + 32, "middle", "sessions");
    }

    /** The line of one provider. */
    void line(List<Results.Row> rows, ToDoubleFunction<Results.Row> figure, String colour, boolean dashed) {
        svg.path(
                rows.stream()
                        .map(row -> String.format(
                                Locale.ROOT, "%.1f,%.1f", x(row.sessions()), y(figure.applyAsDouble(row))))
                        .collect(Collectors.joining(" ")),
                colour,
                dashed);
        rows.forEach(row -> svg.dot(x(row.sessions()), y(figure.applyAsDouble(row)), colour));
    }

    /** The counts of sessions are equally far apart. */
    private double x(int count) {
        return left + WIDTH * (sessions.indexOf(count) + 0.5) / sessions.size();
    }

    private double y(double value) {
        return top + HEIGHT * (1 - values.part(value));
    }
}

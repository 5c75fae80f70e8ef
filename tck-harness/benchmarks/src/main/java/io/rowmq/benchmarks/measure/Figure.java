package io.rowmq.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that was measured and has a name of its own.
 *
 * @param name what it is
 * @param value how much of it
 * @param unit in what
 */
public record Figure(String name, double value, String unit) {

    private static final String MARK = "figure ";
    private static final String SEPARATOR = " | ";

    /** As one line, for the JVM that asked for it. */
    public String toLine() {
        return MARK + String.join(SEPARATOR, name, String.format(Locale.ROOT, "%.1f", value), unit);
    }

    /** Whether a line is one of these. */
    public static boolean is(String line) {
        return line.startsWith(MARK);
    }

    /** The reverse of {@link #toLine}. */
    public static Figure parse(String line) {
        String[] fields = line.substring(MARK.length()).split(" \\| ");
        return new Figure(fields[0], Double.parseDouble(fields[1]), fields[2]);
    }

    /** Several measurements of the same figures: each name once, in order of appearance, with its median. */
    public static List<Figure> merge(List<Figure> all) {
        Map<String, List<Figure>> byName = new LinkedHashMap<>();
        all.forEach(one ->
                byName.computeIfAbsent(one.name, unused -> new ArrayList<>()).add(one));
        return byName.values().stream()
                .map(same -> new Figure(
                        same.get(0).name, Median.of(same.stream().mapToDouble(Figure::value)), same.get(0).unit))
                .toList();
    }
}

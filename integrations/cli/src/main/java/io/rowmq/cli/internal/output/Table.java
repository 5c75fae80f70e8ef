package io.rowmq.cli.internal.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table for people: numbers to the right, everything else to the left, each column as wide as it has to be.
 *
 * @param <T> what a row shows
 */
public final class Table<T> {

    private static final String GAP = "  ";

    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String name, Function<T, ? extends @Nullable Object> value) {}

    /** Adds a column. */
    public Table<T> column(String name, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(name, value));
        return this;
    }

    void write(List<? extends T> rows, PrintWriter out) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::name).toList());
        boolean[] right = new boolean[columns.size()];
        for (T row : rows) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = columns.get(i).value().apply(row);
                right[i] |= value instanceof Number;
                line.add(Words.cell(value));
            }
            cells.add(line);
        }
        int[] widths = new int[columns.size()];
        cells.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        cells.forEach(line -> out.println(line(line, widths, right)));
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String space = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(right[i] ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}

package io.rowmq.containers.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which tests passed in which server, as a table with notes: the names of the tests say what works. */
final class FeatureTable {

    /** What a server has no test for. */
    private static final String NO_TEST = "-";

    /** Why not every server has a test, by feature. */
    private final Map<String, String> untested;

    /** By server and feature: yes, or why not. */
    private final Map<String, Map<String, String>> byServer = new LinkedHashMap<>();

    /**
     * A table without servers.
     *
     * @param untested why a server has no test, by feature
     */
    FeatureTable(Map<String, String> untested) {
        this.untested = untested;
    }

    /**
     * Adds a server.
     *
     * @param server its name
     * @param results yes, or why not, by feature
     */
    void add(String server, Map<String, String> results) {
        byServer.put(server, results);
    }

    /**
     * Reads what {@link #markdown} wrote.
     *
     * @return by server and feature what {@link #add} was told
     */
    static Map<String, Map<String, String>> read(String markdown) {
        Map<String, String> notes = new TreeMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (String line : markdown.strip().lines().toList()) {
            if (line.startsWith("|")) {
                rows.add(cells(line));
            } else if (line.matches("\\d+\\. .*")) {
                notes.put(line.substring(0, line.indexOf('.')), line.substring(line.indexOf(' ') + 1));
            }
        }
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        List<String> servers = rows.isEmpty() ? List.of() : rows.get(0);
        for (int column = 1; column < servers.size(); column++) {
            Map<String, String> results = new TreeMap<>();
            for (List<String> row : rows.subList(2, rows.size())) {
                String cell = row.get(column);
                if (!cell.startsWith(NO_TEST)) {
                    results.put(row.get(0), notes.getOrDefault(cell.replaceAll("\\D", ""), cell));
                }
            }
            read.put(servers.get(column), results);
        }
        return read;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|")) {
            cells.add(cell.strip());
        }
        return cells;
    }

    /** The table as Markdown. */
    String markdown() {
        TreeSet<String> features = byServer.values().stream()
                .flatMap(results -> results.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> notes = new ArrayList<>();
        StringBuilder table = new StringBuilder();
        row(table, "", List.copyOf(byServer.keySet()));
        row(table, "---", byServer.keySet().stream().map(any -> "---").toList());
        for (String feature : features) {
            row(
                    table,
                    feature,
                    byServer.values().stream()
                            .map(results -> cell(feature, results, notes))
                            .toList());
        }
        for (int i = 0; i < notes.size(); i++) {
            table.append(i == 0 ? "\n" : "")
                    .append(i + 1)
                    .append(". ")
                    .append(notes.get(i))
                    .append('\n');
        }
        return table.toString();
    }

    private String cell(String feature, Map<String, String> results, List<String> notes) {
        String result = results.get(feature);
        if (result == null) {
            String reason = untested.get(feature);
            return reason == null ? NO_TEST : NO_TEST + " " + note(reason, notes);
        }
        return result.equals("yes") ? result : "no " + note(result, notes);
    }

    private static String note(String reason, List<String> notes) {
        if (!notes.contains(reason)) {
            notes.add(reason);
        }
        return "(" + (notes.indexOf(reason) + 1) + ")";
    }

    private static void row(StringBuilder table, String first, List<String> others) {
        table.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", others))
                .append(" |\n");
    }
}

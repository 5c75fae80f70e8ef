package io.rowmq.containers.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Which tests passed in which server, as a table: the names of the tests say what works. */
final class FeatureTable {

    private final Map<String, Map<String, String>> byServer = new LinkedHashMap<>();

    /**
     * Adds a server.
     *
     * @param server its name
     * @param reports the folder with the reports of its tests
     */
    void add(String server, Path reports) throws IOException {
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(reports)) {
            files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .forEach(file -> read(file, results));
        }
        byServer.put(server, results);
    }

    private static void read(Path report, Map<String, String> results) {
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                results.put(sentence(test.getAttribute("name")), result(test));
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read " + report, e);
        }
    }

    private static String result(Element test) {
        if (test.getElementsByTagName("skipped").getLength() > 0) {
            return "not run";
        }
        int failures = test.getElementsByTagName("failure").getLength()
                + test.getElementsByTagName("error").getLength();
        return failures == 0 ? "yes" : "no";
    }

    /** {@code aNameLikeThis} as a name like this. */
    static String sentence(String name) {
        String words = name.replaceAll("\\W.*", "").replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.replace("x a ", "XA ").trim();
    }

    /** The table as Markdown. */
    String markdown() {
        TreeSet<String> features = byServer.values().stream()
                .flatMap(results -> results.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        StringBuilder table = new StringBuilder();
        row(table, "", List.copyOf(byServer.keySet()));
        row(table, "---", byServer.keySet().stream().map(any -> "---").toList());
        for (String feature : features) {
            row(
                    table,
                    feature,
                    byServer.values().stream()
                            .map(results -> results.getOrDefault(feature, "-"))
                            .toList());
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String first, List<String> others) {
        table.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", others))
                .append(" |\n");
    }
}

package io.rowmq.containers.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the tests in a server said. */
final class TestReports {

    private TestReports() {}

    /**
     * Reads the reports in a folder.
     *
     * @return by feature {@code yes} or the reason why not; nothing if the tests have not been run
     */
    static Map<String, String> in(Path folder) throws IOException {
        Map<String, String> results = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            for (Path report : reports(folder)) {
                read(report, results);
            }
        }
        return results;
    }

    private static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
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
        NodeList skipped = test.getElementsByTagName("skipped");
        if (skipped.getLength() > 0) {
            return ((Element) skipped.item(0)).getAttribute("message");
        }
        int failures = test.getElementsByTagName("failure").getLength()
                + test.getElementsByTagName("error").getLength();
        return failures == 0 ? "yes" : "the test fails";
    }

    /** {@code aNameLikeThis} as a name like this. */
    static String sentence(String name) {
        String words = name.replaceAll("\\W.*", "").replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.replace("x a ", "XA ").trim();
    }
}

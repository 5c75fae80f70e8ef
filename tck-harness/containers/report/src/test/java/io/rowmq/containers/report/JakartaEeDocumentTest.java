package io.rowmq.containers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/jakarta-ee.md} is up to date. With {@code -Ddocs.write=true} it is brought up to date instead: the tables
 * come from the test reports of the servers, the snippets from the files that their tests use.
 */
class JakartaEeDocumentTest {

    private static final Path ROOT = Path.of("../../..");
    private static final Path DOCUMENT = ROOT.resolve("docs/jakarta-ee.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- features -->\n)(.*?)(<!-- end -->)");
    private static final Pattern MARK = Pattern.compile("(?m)^ *<!-- (snippet|end) \\w+ -->\n");
    private static final Pattern SNIPPET =
            Pattern.compile("(?s)(<!-- from (\\S+)(?: (\\S+))? -->\n```\\w*\n).*?(```\n)");

    /** Why some servers are without these tests. */
    private static final Map<String, String> UNTESTED = Map.of(
            "a transaction that was decided is committed after the server was killed",
            "OpenEJB is tested in the JVM of the test, which a test cannot kill",
            "servers that share a database share its queues",
            "tested with WildFly only: it is the database that they share, whatever the server is");

    /** Where the reports of each server are; of those that only a profile runs, the table says what it said last. */
    private static final Map<String, String> SERVERS = servers();

    private static Map<String, String> servers() {
        Map<String, String> servers = new LinkedHashMap<>();
        servers.put("WildFly 39", "wildfly/target/failsafe-reports");
        servers.put("Open Liberty 26", "liberty/target/failsafe-reports");
        servers.put("GlassFish 7", "glassfish/target/failsafe-reports");
        servers.put("OpenEJB 10", "openejb/target/failsafe-reports");
        servers.put("WildFly 39, JDK 25", "wildfly/target/failsafe-reports-jdk25");
        servers.put("Open Liberty 26, JDK 25", "liberty/target/failsafe-reports-jdk25");
        servers.put("GlassFish 8, JDK 25", "glassfish/target/failsafe-reports-glassfish8");
        return servers;
    }

    @Test
    void theTableSaysWhatTheTestsSaw() throws IOException {
        String document = Files.readString(DOCUMENT);
        Matcher table = TABLE.matcher(document);
        assertThat(table.find()).as("a place for the table").isTrue();
        Map<String, Map<String, String>> written = FeatureTable.read(table.group(2));
        FeatureTable features = new FeatureTable(UNTESTED);
        for (Map.Entry<String, String> server : SERVERS.entrySet()) {
            Map<String, String> results = TestReports.in(Path.of("..", server.getValue()));
            features.add(
                    server.getKey(), results.isEmpty() ? written.getOrDefault(server.getKey(), Map.of()) : results);
        }
        String wanted = Matcher.quoteReplacement("\n" + features.markdown() + "\n");
        check(document, table.replaceAll("$1" + wanted + "$3"));
    }

    @Test
    void theSnippetsAreThoseThatTheTestsUse() throws IOException {
        String document = Files.readString(DOCUMENT);
        check(document, SNIPPET.matcher(document).replaceAll(found -> {
            String text = part(ROOT.resolve(found.group(2)), found.group(3));
            return Matcher.quoteReplacement(found.group(1) + text + found.group(4));
        }));
    }

    /** The lines of a file between those with {@code snippet NAME} and {@code end NAME}; all of it without a name. */
    private static String part(Path file, String name) {
        try {
            String text = Files.readString(file);
            if (name == null) {
                return MARK.matcher(text).replaceAll("");
            }
            Matcher part = Pattern.compile("(?s)[^\n]*snippet " + name + "\\b[^\n]*\n(.*?)[^\n]*end " + name + "\\b")
                    .matcher(text);
            assertThat(part.find()).as(name + " in " + file).isTrue();
            return part.group(1).stripTrailing().stripIndent() + "\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(String document, String wanted) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, wanted);
        } else {
            assertThat(document)
                    .as("docs/jakarta-ee.md; -Ddocs.write=true brings it up to date")
                    .isEqualTo(wanted);
        }
    }
}

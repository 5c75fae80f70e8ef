package io.rowmq.containers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- features -->\n).*?(<!-- end -->)");
    private static final Pattern MARK = Pattern.compile("(?m)^ *<!-- (snippet|end) \\w+ -->\n");
    private static final Pattern SNIPPET =
            Pattern.compile("(?s)(<!-- from (\\S+)(?: (\\S+))? -->\n```\\w*\n).*?(```\n)");

    @Test
    void theTableSaysWhatTheTestsSaw() throws IOException {
        FeatureTable features = new FeatureTable();
        features.add("WildFly 39", Path.of("../wildfly/target/failsafe-reports"));
        features.add("Open Liberty 26", Path.of("../liberty/target/failsafe-reports"));
        String document = Files.readString(DOCUMENT);
        Matcher table = TABLE.matcher(document);
        assertThat(table.find()).as("a place for the table").isTrue();
        String wanted = Matcher.quoteReplacement("\n" + features.markdown() + "\n");
        check(document, table.replaceAll("$1" + wanted + "$2"));
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

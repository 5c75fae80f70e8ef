package io.rowmq.conformance.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tests that the documents name as proof are there. */
class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract|IT))(?:[.#](\\w+))?`");

    /** Those of the specification's own suite, which no public registry has. */
    private static final Pattern ELSEWHERE = Pattern.compile("`\\w+TestsIT(#\\w+)?`");

    @Test
    void exist() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path page : Documents.pages()) {
            for (MatchResult each :
                    NAMED.matcher(Documents.read(page)).results().toList()) {
                String method = each.group(2) == null ? "class " + each.group(1) : "void " + each.group(2) + "(";
                if (!sources.getOrDefault(each.group(1), "").contains(method)
                        && !ELSEWHERE.matcher(each.group()).matches()) {
                    missing.add(Documents.name(page) + ": " + each.group());
                }
                named++;
            }
        }
        assertThat(named).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    /** The text of the test classes by their simple names; of those that share a name, one after the other. */
    private static Map<String, String> sources() throws IOException {
        return Documents.files(name -> name.contains("src/test/java/") && name.endsWith(".java")).stream()
                .collect(Collectors.toMap(NamedTestsTest::simpleName, Documents::read, String::concat));
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}

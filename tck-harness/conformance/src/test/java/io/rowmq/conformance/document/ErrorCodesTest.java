package io.rowmq.conformance.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of error codes says neither too little nor too much, and no page names a code that is not there. */
class ErrorCodesTest {

    /** Alerts are no errors; they are explained in docs/observability.md. */
    private static final Pattern IN_CODE = Pattern.compile("\"(ROWMQ-(?!ALERT-)[A-Z-]+)\"");

    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `(ROWMQ-[A-Z-]+)` \\|");
    private static final Pattern NAMED = Pattern.compile("\\b(ROWMQ-(?!ALERT-)[A-Z-]+)");

    @Test
    void areAllExplained() throws IOException {
        SortedSet<String> used = new TreeSet<>();
        for (Path file : Documents.files(name -> name.contains("src/main/java/") && name.endsWith(".java"))) {
            collect(IN_CODE, file, used);
        }

        assertThat(used).contains("ROWMQ-CLOSED");
        assertThat(explained()).as("docs/errors.md").isEqualTo(used);
    }

    @Test
    void areNamedOnlyIfTheyExist() throws IOException {
        SortedSet<String> named = new TreeSet<>();
        for (Path page : Documents.pages()) {
            collect(NAMED, page, named);
        }

        assertThat(explained()).containsAll(named);
    }

    private static SortedSet<String> explained() {
        SortedSet<String> explained = new TreeSet<>();
        collect(IN_TABLE, Documents.ROOT.resolve("docs/errors.md"), explained);
        return explained;
    }

    private static void collect(Pattern pattern, Path file, SortedSet<String> codes) {
        pattern.matcher(Documents.read(file)).results().forEach(code -> codes.add(code.group(1)));
    }
}

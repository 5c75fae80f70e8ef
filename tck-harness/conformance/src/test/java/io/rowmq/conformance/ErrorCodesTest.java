package io.rowmq.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of error codes says neither too little nor too much. */
class ErrorCodesTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    /** Alerts are no errors; they are explained in docs/observability.md. */
    private static final Pattern IN_CODE = Pattern.compile("\"(ROWMQ-(?!ALERT-)[A-Z-]+)\"");

    private static final Pattern IN_TABLE = Pattern.compile("^\\| `(ROWMQ-[A-Z-]+)` \\|", Pattern.MULTILINE);

    @Test
    void areAllExplained() throws IOException {
        SortedSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(ErrorCodesTest::isProductCode).toList()) {
                collect(IN_CODE, file, used);
            }
        }
        SortedSet<String> explained = new TreeSet<>();
        collect(IN_TABLE, ROOT.resolve("docs/errors.md"), explained);

        assertThat(used).contains("ROWMQ-CLOSED");
        assertThat(explained).as("docs/errors.md").isEqualTo(used);
    }

    private static boolean isProductCode(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.contains("src/main/java/") && path.endsWith(".java") && !path.contains("target/");
    }

    private static void collect(Pattern pattern, Path file, SortedSet<String> codes) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
    }
}

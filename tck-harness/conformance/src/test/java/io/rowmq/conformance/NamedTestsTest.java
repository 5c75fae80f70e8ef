package io.rowmq.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that the documents name as proof are there. */
class NamedTestsTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"conformance.md", "guarantees.md"})
    void exist(String document) throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        List<MatchResult> named = NAMED.matcher(
                        Files.readString(ROOT.resolve("docs").resolve(document)))
                .results()
                .toList();
        for (MatchResult each : named) {
            String method = each.group(2) == null ? "class " + each.group(1) : "void " + each.group(2) + "(";
            if (!sources.getOrDefault(each.group(1), "").contains(method)) {
                missing.add(each.group());
            }
        }
        assertThat(named).isNotEmpty();
        assertThat(missing).as("tests that docs/%s names", document).isEmpty();
    }

    /** The text of the test classes by their simple names; of those that share a name, one after the other. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(NamedTestsTest::isTest)
                    .collect(Collectors.toMap(NamedTestsTest::simpleName, NamedTestsTest::read, String::concat));
        }
    }

    private static boolean isTest(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.contains("src/test/java/") && path.endsWith(".java") && !path.contains("target/");
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

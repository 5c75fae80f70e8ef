package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void everythingHasADefault() {
        Options options = Options.parse();

        assertThat(options.workers()).isEqualTo(8);
        assertThat(options.limit()).isEqualTo(Integer.MAX_VALUE);
        assertThat(options.delay()).isEmpty();
        assertThat(options.starts()).isEmpty();
    }

    @Test
    void optionsAndUrlsMayBeMixed() {
        Options options = Options.parse(
                "--state",
                "some dir",
                "http://example.com",
                "--limit",
                "10",
                "--depth",
                "0",
                "--workers",
                "2",
                "--delay",
                "250",
                "--retry-delay",
                "5",
                "--all-hosts",
                "--kill-after",
                "3",
                "https://example.org/a#b");

        assertThat(options)
                .isEqualTo(new Options(
                        Path.of("some dir"),
                        10,
                        0,
                        2,
                        Optional.of(Duration.ofMillis(250)),
                        5,
                        true,
                        3,
                        false,
                        List.of(URI.create("http://example.com/"), URI.create("https://example.org/a"))));
    }

    @Test
    void theLastOfTwoWins() {
        assertThat(Options.parse("--state", "a", "--state", "b").state()).isEqualTo(Path.of("b"));
    }

    @ParameterizedTest
    @CsvSource({
        "--limt 5,        unknown option --limt",
        "--limit,         --limit needs a value",
        "--limit 0,       '--limit needs a whole number from 1 to 2147483647, not ''0'''",
        "--workers many,  '--workers needs a whole number from 1 to 64, not ''many'''",
        "--workers 65,    '--workers needs a whole number from 1 to 64, not ''65'''",
        "example.com,     not an http or https URL: 'example.com'"
    })
    void aMistakeIsNamed(String args, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(args.split(" ")))
                .withMessage(message);
    }

    @Test
    void aMistakeEndsWithExitCode2() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(Main.run(new String[] {"--depth", "-1"}, print(out), print(err)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--depth needs")
                .contains("--help");
        assertThat(out.size()).isZero();
    }

    @Test
    void helpNamesEveryOption() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(Main.run(new String[] {"--help"}, print(out), System.err)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--state", "--limit", "--depth", "--workers", "--delay", "--retry-delay")
                .contains("--all-hosts", "--kill-after", "--help");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

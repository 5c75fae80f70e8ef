package io.rowmq.samples.crawler;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The command line.
 *
 * @param state the directory of the database
 * @param limit the most pages
 * @param depth the most links away from a start URL
 * @param workers sessions that crawl at the same time
 * @param delay the pause between two requests to a host; empty for the default
 * @param retryDelay the pause before the second attempt, in milliseconds
 * @param allHosts whether to leave the hosts of the start URLs
 * @param killAfter pages after which the JVM is killed
 * @param help whether only to explain
 * @param starts where to start, normalised
 */
record Options(
        Path state,
        int limit,
        int depth,
        int workers,
        Optional<Duration> delay,
        int retryDelay,
        boolean allHosts,
        int killAfter,
        boolean help,
        List<URI> starts) {

    static final String USAGE = """
            usage: samples/crawler/run [OPTION]... [URL]...

            Crawls the sites of the given URLs; without a URL a documentation site of some
            1,400 pages that comes with this sample and is served on the loopback interface.
            Killed at any moment, it goes on where it was when it is started again.

              --state DIR        keep the crawl in DIR (default: target/state of the sample)
              --limit N          stop when N pages have been crawled (default: no limit)
              --depth N          follow up to N links away from a start URL (default: no limit)
              --workers N        N sessions crawl at the same time, 1 to 64 (default: 8)
              --delay MS         pause between two requests to a host, in milliseconds; a longer
                                 Crawl-delay of its robots.txt is honoured (default: 1000, and 0
                                 for the site that comes with the sample)
              --retry-delay MS   pause before the second attempt at a page, in milliseconds;
                                 doubles with each of the five attempts (default: 1000)
              --all-hosts        follow links to other hosts, too
              --kill-after N     kill this JVM after N pages, in the middle of the next ones
              --help             print this

            exit code: 0 nothing is left in the frontier, or the limit is reached
                       1 stopped by an error, 2 wrong option, 137 killed
            """;

    /** @throws IllegalArgumentException if it cannot be understood; the message says what, and what is expected */
    static Options parse(String... args) {
        Path state = Path.of("target", "state");
        int limit = Integer.MAX_VALUE;
        int depth = Integer.MAX_VALUE;
        int workers = 8;
        Optional<Duration> delay = Optional.empty();
        int retryDelay = 1000;
        boolean allHosts = false;
        int killAfter = Integer.MAX_VALUE;
        boolean help = false;
        List<URI> starts = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--state" -> state = Path.of(value(arg, rest));
                case "--limit" -> limit = number(arg, rest, 1, Integer.MAX_VALUE);
                case "--depth" -> depth = number(arg, rest, 0, Integer.MAX_VALUE);
                case "--workers" -> workers = number(arg, rest, 1, 64);
                case "--delay" -> delay = Optional.of(Duration.ofMillis(number(arg, rest, 0, 3_600_000)));
                case "--retry-delay" -> retryDelay = number(arg, rest, 0, 3_600_000);
                case "--all-hosts" -> allHosts = true;
                case "--kill-after" -> killAfter = number(arg, rest, 1, Integer.MAX_VALUE);
                case "--help", "-h" -> help = true;
                default -> starts.add(start(arg));
            }
        }
        return new Options(
                state, limit, depth, workers, delay, retryDelay, allHosts, killAfter, help, List.copyOf(starts));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static int number(String option, Deque<String> rest, int least, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        throw new IllegalArgumentException(
                option + " needs a whole number from " + least + " to " + most + ", not '" + value + "'");
    }

    private static URI start(String arg) {
        return Urls.normalise(arg)
                .orElseThrow(() -> new IllegalArgumentException(
                        arg.startsWith("-") ? "unknown option " + arg : "not an http or https URL: '" + arg + "'"));
    }
}

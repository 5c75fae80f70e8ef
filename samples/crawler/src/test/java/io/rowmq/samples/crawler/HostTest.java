package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.rowmq.samples.crawler.TestServer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HostTest {

    private static final String ROBOTS = "/robots.txt";

    @Test
    void whatRobotsTxtForbidsIsNotEntered() throws Exception {
        try (TestServer server = TestServer.of(
                Map.of(ROBOTS, Answer.of("text/plain", "User-agent: *\nDisallow: /private\nAllow: /private/open\n")))) {
            Host host = host(server, Duration.ZERO);

            assertThat(host.isKnownToForbid(server.url("/private/x"))).isFalse();
            host.enter(server.url("/public"));
            host.enter(server.url("/private/open"));
            assertThatExceptionOfType(GiveUpException.class)
                    .isThrownBy(() -> host.enter(server.url("/private/x")))
                    .withMessage("forbidden by " + server.url(ROBOTS));
            assertThat(host.isKnownToForbid(server.url("/private/x"))).isTrue();
            assertThat(server.requests()).containsExactly(ROBOTS);
        }
    }

    @Test
    void rulesForThisCrawlerGoBeforeRulesForAll() throws Exception {
        try (TestServer server = TestServer.of(Map.of(
                ROBOTS,
                Answer.of("text/plain", "User-agent: *\nDisallow: /\n\nUser-agent: rowmq-crawler\nDisallow:\n")))) {
            host(server, Duration.ZERO).enter(server.url("/x"));
        }
    }

    @Test
    void withoutRobotsTxtEverythingIsAllowed() throws Exception {
        try (TestServer server = TestServer.of(Map.of())) {
            host(server, Duration.ZERO).enter(server.url("/x"));
        }
    }

    @Test
    void redirectsOfRobotsTxtAreFollowed() throws Exception {
        try (TestServer server = TestServer.of(Map.of(
                ROBOTS,
                Answer.redirect("/moved.txt"),
                "/moved.txt",
                Answer.of("text/plain", "User-agent: *\nDisallow: /\n")))) {
            assertThatExceptionOfType(GiveUpException.class)
                    .isThrownBy(() -> host(server, Duration.ZERO).enter(server.url("/x")));
        }
    }

    @Test
    void whileRobotsTxtCannotBeReadNothingIsEntered() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = new TestServer(path -> Answer.status(asked.getAndIncrement() == 0 ? 503 : 404))) {
            Host host = host(server, Duration.ZERO);

            assertThatIOException()
                    .isThrownBy(() -> host.enter(server.url("/x")))
                    .withMessage(server.url(ROBOTS) + " answered HTTP 503");
            host.enter(server.url("/x"));
        }
    }

    @Test
    void theLongerOfDelayAndCrawlDelayIsKept() throws Exception {
        try (TestServer server =
                TestServer.of(Map.of(ROBOTS, Answer.of("text/plain", "User-agent: *\nCrawl-delay: 0.2\n")))) {
            assertThat(timeOfThree(host(server, Duration.ofMillis(1)), server)).isGreaterThanOrEqualTo(400_000_000);
            assertThat(timeOfThree(host(server, Duration.ofMillis(300)), server))
                    .isGreaterThanOrEqualTo(600_000_000);
        }
    }

    /** Only lower bounds are asserted of it: how slow the machine is does not matter. */
    private static long timeOfThree(Host host, TestServer server) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            host.enter(server.url("/x"));
        }
        return System.nanoTime() - start;
    }

    private static Host host(TestServer server, Duration delay) throws IOException {
        return new Host(server.url("/any"), new Fetcher(UnaryOperator.identity()), delay);
    }
}

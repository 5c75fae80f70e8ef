package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.rowmq.samples.crawler.TestServer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorTest {

    private final Visitor visitor = new Visitor(new Fetcher(UnaryOperator.identity()), Duration.ZERO);
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.of(Map.of(
                "/page", Answer.html("<title>Page</title><a href='next'>next</a>"),
                "/moved", Answer.redirect("page"),
                "/data", Answer.of("application/json", "{\"a\": \"<a href='x'>x</a>\"}"),
                "/long", Answer.html("x".repeat(9 * 1024 * 1024)),
                "/odd", Answer.of("text/html; charset=no-such-thing", "<title>Odd</title>"),
                "/503", Answer.status(503),
                "/429", Answer.status(429),
                "/410", Answer.status(410)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsTheTitleAndTheLinks() throws Exception {
        Page page = visitor.visit(server.url("/page"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.title()).isEqualTo("Page");
        assertThat(page.links()).containsExactly(server.url("/next"));
    }

    @Test
    void reportsARedirectWithoutFollowingIt() throws Exception {
        Page page = visitor.visit(server.url("/moved"));

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.links()).containsExactly(server.url("/page"));
        assertThat(server.requests()).containsExactly("/robots.txt", "/moved");
    }

    @Test
    void looksForLinksInHtmlOnly() throws Exception {
        Page page = visitor.visit(server.url("/data"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.links()).isEmpty();
    }

    @Test
    void anUnknownCharsetIsIgnored() throws Exception {
        assertThat(visitor.visit(server.url("/odd")).title()).isEqualTo("Odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/410", "/missing"})
    void aPageThatIsNotThereIsGivenUp(String path) {
        assertThatExceptionOfType(GiveUpException.class)
                .isThrownBy(() -> visitor.visit(server.url(path)))
                .withMessageMatching("HTTP 4\\d\\d");
    }

    @Test
    void aPageThatIsTooLongIsGivenUp() {
        assertThatExceptionOfType(GiveUpException.class)
                .isThrownBy(() -> visitor.visit(server.url("/long")))
                .withMessage("larger than 8 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/503", "/429"})
    void aServerInTroubleIsWorthARetry(String path) {
        assertThatIOException()
                .isThrownBy(() -> visitor.visit(server.url(path)))
                .withMessage("HTTP " + path.substring(1));
    }

    @Test
    void aServerThatDoesNotAnswerIsWorthARetry() {
        server.close();

        assertThatIOException().isThrownBy(() -> visitor.visit(server.url("/page")));
    }
}

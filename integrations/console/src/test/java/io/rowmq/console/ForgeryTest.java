package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that pages of strangers, or names that point at this machine, could send. */
class ForgeryTest extends ConsoleBase {

    /** A request with headers that no client of Java would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", console.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8161", "127.0.0.1.evil.example", "localhost.evil.example", "x@y"})
    void aNameThatWasMadeToPointHereIsRefused(String name) throws JMSException, IOException {
        start();
        for (String path : List.of("/", "/api/session", "/js/main.js")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).containsPattern("^HTTP/1.1 40[03] ").doesNotContain("<title>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "127.0.0.1", "[::1]:8161", "queues.example", "queues_1:8161"})
    void ownNamesAreGood(String name) throws JMSException, IOException {
        start(options().withHostNames(List.of("Queues.example", "queues_1")));
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aRequestWithoutTheTokenOfTheSessionChangesNothing() throws JMSException {
        start();
        Browser browser = operator();
        browser.forgetToken();
        Browser.Answer refused = browser.post("/api/destinations/create", "name", "a");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.one("code")).isEqualTo("ROWMQ-CONSOLE-FORGED");
        browser.headers.put("X-RowMQ-Token", "wrong");
        assertThat(browser.post("/api/destinations/create", "name", "a").status())
                .isEqualTo(403);
        browser.headers.clear();
        assertThat(browser.get("/api/destinations").one("total")).isEqualTo("0");
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() throws JMSException {
        start();
        Browser browser = operator();
        browser.headers.put("Origin", "http://evil.example");
        assertThat(browser.post("/api/destinations/create", "name", "a").one("message"))
                .contains("http://evil.example");
        browser.headers.put("Origin", "http://" + console.address().getAuthority());
        browser.headers.put("Sec-Fetch-Site", "cross-site");
        assertThat(browser.post("/api/destinations/create", "name", "a").status())
                .isEqualTo(403);
        browser.headers.put("Sec-Fetch-Site", "same-origin");
        assertThat(browser.post("/api/destinations/create", "name", "a").status())
                .isEqualTo(200);
    }

    @Test
    void aFormCannotBeSent() throws JMSException {
        start();
        Browser browser = operator();
        Browser.Answer refused =
                browser.send(HttpRequest.newBuilder(console.address().resolve("/api/destinations/create"))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.one("message")).contains("application/json");
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMustNotDo() throws JMSException {
        start();
        Browser browser = operator();
        for (String path : List.of("/", "/js/main.js", "/api/overview", "/api/nothing", "/nothing")) {
            HttpHeaders headers = browser.get(path).response().headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(path))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void theCookieIsOnlyForTheServer() throws JMSException {
        start();
        Browser browser = new Browser(console.address());
        assertThat(browser.post("/api/login", "secret", secret())
                        .response()
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("rowmq-console-" + console.address().getPort() + "=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .contains("Path=/"));
    }

    @Test
    void aCookieThatCameThroughTlsNeverGoesWithout() throws JMSException {
        start();
        Browser browser = new Browser(console.address());
        browser.headers.put("Origin", "https://" + console.address().getAuthority());
        assertThat(browser.post("/api/login", "secret", secret())
                        .response()
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../RowmqConsole.class",
                "/%2e%2e/RowmqConsole.class",
                "/js/..%2f..%2fRowmqConsole.class",
                "/js//main.js",
                "/js/",
                "/META-INF/MANIFEST.MF"
            })
    void onlyFilesOfThePagesAreServed(String path) throws JMSException, IOException {
        start();
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsPattern("^HTTP/1.1 40[04] ")
                .contains("ROWMQ-CONSOLE-REQUEST")
                .contains("Content-Security-Policy");
    }
}

package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final URI URL = URI.create("http://example.com/dir/page.html");

    @Test
    void linksAreResolvedAndFoundOnceInTheOrderOfThePage() throws IOException {
        Page page = parse("""
                <title> The  title </title>
                <a href="b.html">b</a> <a href="a.html#one">a</a> <a href="/dir/a.html#two">a again</a>
                <a name="no-link">-</a> <a href="mailto:x@example.com">mail</a>
                <iframe src="http://other.example/frame"></iframe>
                """);

        assertThat(page.title()).isEqualTo("The title");
        assertThat(page.links())
                .containsExactly(
                        URI.create("http://example.com/dir/b.html"),
                        URI.create("http://example.com/dir/a.html"),
                        URI.create("http://other.example/frame"));
    }

    @Test
    void theBaseOfThePageCounts() throws IOException {
        assertThat(parse("<base href='http://example.com/other/'><a href='x'>x</a>")
                        .links())
                .containsExactly(URI.create("http://example.com/other/x"));
    }

    @Test
    void linksThatAreNotToBeFollowedAreLeftOut() throws IOException {
        assertThat(parse("<a rel='noopener NoFollow' href='x'>x</a><a rel='noopener' href='y'>y</a>")
                        .links())
                .containsExactly(URI.create("http://example.com/dir/y"));
        assertThat(parse("<meta name='Robots' content='noindex, nofollow'><a href='x'>x</a>")
                        .links())
                .isEmpty();
    }

    @Test
    void theCharsetOfTheHeaderWinsOverAGuess() throws IOException {
        String html = "<title>Grüße</title>";

        assertThat(parse(html, StandardCharsets.ISO_8859_1, "ISO-8859-1").title())
                .isEqualTo("Grüße");
        assertThat(parse(html, StandardCharsets.UTF_8, null).title()).isEqualTo("Grüße");
    }

    @Test
    void aPageWithoutTitleHasNone() throws IOException {
        assertThat(parse("<p>text").title()).isNull();
    }

    @Test
    void aRedirectIsAPageWithOneLink() {
        assertThat(Page.redirect(301, URL, "../elsewhere").links())
                .containsExactly(URI.create("http://example.com/elsewhere"));
        assertThat(Page.redirect(301, URL, "").links()).containsExactly(URL);
        assertThat(Page.redirect(301, URL, "gopher://example.com/").links()).isEmpty();
    }

    private static Page parse(String html) throws IOException {
        return parse(html, StandardCharsets.UTF_8, "UTF-8");
    }

    private static Page parse(String html, Charset charset, @Nullable String declared) throws IOException {
        return Page.parse(200, URL, html.getBytes(charset), declared);
    }
}

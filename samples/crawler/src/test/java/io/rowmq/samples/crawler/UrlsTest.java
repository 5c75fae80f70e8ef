package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.COM:80/a/../b/./c.html#part, http://example.com/b/c.html",
        "https://example.com:443,                    https://example.com/",
        "http://example.com:8080/x?,                 http://example.com:8080/x",
        "http://example.com/?b=2&a=1,                http://example.com/?a=1&b=2",
        "http://example.com/a%7eb/%e4 x,             http://example.com/a~b/%E4%20x",
        "http://bücher.example/,                     http://xn--bcher-kva.example/"
    })
    void onePageHasOneSpelling(String url, String normal) {
        assertThat(Urls.normalise(url)).contains(URI.create(normal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/A?x=1&y=2", "http://example.com/m(int%5B%5D,java.lang.String).html"})
    void whatIsNormalStaysAsItIs(String url) {
        assertThat(Urls.normalise(url)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.html",
                "mailto:a@example.com",
                "javascript:void(0)",
                "ftp://example.com/",
                "http:///x",
                "http://not a host/"
            })
    void whatIsNoAbsoluteWebAddressIsRefused(String url) {
        assertThat(Urls.normalise(url)).isEmpty();
    }

    @Test
    void whatIsTooLongForTheTablesIsRefused() {
        assertThat(Urls.normalise("http://example.com/" + "x".repeat(Urls.MAX_LENGTH)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "next.html,          http://example.com/a/next.html",
        "../up.html#part,    http://example.com/up.html",
        "/root,              http://example.com/root",
        "?page=2,            http://example.com/a/b.html?page=2",
        "'',                 http://example.com/a/b.html",
        "//other.example/x,  http://other.example/x",
        "with space.html,    http://example.com/a/with%20space.html"
    })
    void referencesAreResolved(String reference, String url) {
        assertThat(Urls.resolve(URI.create("http://example.com/a/b.html"), reference))
                .contains(URI.create(url));
    }
}

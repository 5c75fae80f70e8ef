package io.rowmq.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private final Scope scope = Scope.around(List.of(URI.create("http://www.example.com/x")), 2);

    @Test
    void staysOnTheHostsOfTheStartUrls() {
        assertThat(scope.admits(link("https://example.com/y", 1))).isTrue();
        assertThat(scope.admits(link("http://www.example.com:8080/", 1))).isTrue();
        assertThat(scope.admits(link("http://docs.example.com/", 1))).isFalse();
    }

    @Test
    void goesAnywhereIfAskedTo() {
        assertThat(Scope.anywhere(2).admits(link("http://docs.example.com/", 1)))
                .isTrue();
    }

    @Test
    void staysWithinTheDepth() {
        assertThat(scope.admits(link("http://example.com/y", 2))).isTrue();
        assertThat(scope.admits(link("http://example.com/y", 3))).isFalse();
    }

    private static Link link(String url, int depth) {
        return new Link(URI.create(url), depth);
    }
}

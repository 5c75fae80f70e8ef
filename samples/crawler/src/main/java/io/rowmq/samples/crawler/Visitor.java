package io.rowmq.samples.crawler;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches pages politely. Any number of threads may share one. */
final class Visitor {

    private static final int MAX_PAGE_BYTES = 8 * 1024 * 1024;
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WORTH_A_RETRY = Set.of(408, 425, 429);
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Fetcher fetcher;
    private final Duration delay;

    Visitor(Fetcher fetcher, Duration delay) {
        this.fetcher = fetcher;
        this.delay = delay;
    }

    /** Whether a robots.txt that was read already forbids the URL. */
    boolean isKnownToForbid(URI url) {
        return host(url).isKnownToForbid(url);
    }

    /**
     * Waits for its turn and fetches.
     *
     * @throws GiveUpException if trying again would not help
     * @throws IOException if it might
     */
    Page visit(URI url) throws GiveUpException, IOException, InterruptedException {
        host(url).enter(url);
        HttpResponse<byte[]> response = fetcher.get(url, HTML::contains, MAX_PAGE_BYTES);
        int status = response.statusCode();
        if (REDIRECTS.contains(status)) {
            return Page.redirect(status, url, header(response, "Location"));
        }
        if (status >= 500 || WORTH_A_RETRY.contains(status)) {
            throw new IOException("HTTP " + status);
        }
        if (status >= 400) {
            throw new GiveUpException("HTTP " + status);
        }
        String type = header(response, "Content-Type");
        if (status != 200 || !HTML.contains(Fetcher.contentType(type))) {
            return Page.withoutLinks(status);
        }
        if (response.body().length > MAX_PAGE_BYTES) {
            throw new GiveUpException("larger than " + MAX_PAGE_BYTES / 1024 / 1024 + " MiB");
        }
        try {
            return Page.parse(status, url, response.body(), charset(type));
        } catch (RuntimeException e) {
            // A page that breaks a parser must not break the crawl.
            throw new GiveUpException("cannot be parsed: " + e);
        }
    }

    private Host host(URI url) {
        return hosts.computeIfAbsent(Urls.site(url), site -> new Host(url, fetcher, delay));
    }

    /** The charset of a Content-Type header; null leaves it to the page to say. */
    private static @Nullable String charset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        try {
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}

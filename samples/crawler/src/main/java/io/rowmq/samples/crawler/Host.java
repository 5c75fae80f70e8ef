package io.rowmq.samples.crawler;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Courtesy towards one host: its robots.txt (RFC 9309), and a pause between two requests. */
final class Host {

    private static final int MAX_ROBOTS_BYTES = 512 * 1024;
    private static final int MAX_REDIRECTS = 5;

    private final URI robots;
    private final Fetcher fetcher;
    private final Duration delay;
    private volatile @Nullable BaseRobotRules rules;
    private long nextTurn = System.nanoTime();

    /** @param delay the least pause; a longer Crawl-delay is honoured */
    Host(URI url, Fetcher fetcher, Duration delay) {
        this.robots = url.resolve("/robots.txt");
        this.fetcher = fetcher;
        this.delay = delay;
    }

    /** Whether the rules, as far as they are known without asking, forbid the URL. */
    boolean isKnownToForbid(URI url) {
        BaseRobotRules known = rules;
        return known != null && !known.isAllowed(url.toString());
    }

    /**
     * Waits until it is polite to send a request.
     *
     * @throws GiveUpException if robots.txt forbids the URL
     * @throws IOException if robots.txt cannot be read now, in which case nothing may be fetched
     */
    void enter(URI url) throws GiveUpException, IOException, InterruptedException {
        BaseRobotRules current = rules();
        if (!current.isAllowed(url.toString())) {
            throw new GiveUpException("forbidden by " + robots);
        }
        long pause = Math.max(
                delay.toNanos(),
                Duration.ofMillis(Math.max(0, current.getCrawlDelay())).toNanos());
        long turn = reserveTurn(pause);
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for a turn at " + robots.getHost());
            }
        }
    }

    /** Takes the next free turn, a {@link System#nanoTime}. */
    private synchronized long reserveTurn(long pause) {
        long turn = Math.max(System.nanoTime(), nextTurn);
        nextTurn = turn + pause;
        return turn;
    }

    private synchronized BaseRobotRules rules() throws IOException, InterruptedException {
        BaseRobotRules known = rules;
        if (known == null) {
            known = load();
            rules = known;
        }
        return known;
    }

    private BaseRobotRules load() throws IOException, InterruptedException {
        URI from = robots;
        HttpResponse<byte[]> response = fetcher.get(from, type -> true, MAX_ROBOTS_BYTES);
        for (int hop = 0; hop < MAX_REDIRECTS && response.statusCode() / 100 == 3; hop++) {
            from = Urls.resolve(from, response.headers().firstValue("Location").orElse(""))
                    .orElse(robots);
            response = fetcher.get(from, type -> true, MAX_ROBOTS_BYTES);
        }
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        if (response.statusCode() == 200) {
            return parser.parseContent(robots.toString(), response.body(), "text/plain", List.of(Fetcher.NAME));
        }
        SimpleRobotRules substitute = parser.failedFetch(response.statusCode());
        if (substitute.isDeferVisits()) {
            throw new IOException(robots + " answered HTTP " + response.statusCode());
        }
        return substitute;
    }
}

package io.rowmq.samples.crawler;

import io.rowmq.samples.crawler.TestServer.Answer;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A site with pages that link to each other criss-cross, redirects, dead links, servers in trouble for a while or for
 * good, and a part that robots.txt forbids. The same seed makes the same site.
 */
final class RandomSite implements Function<String, Answer> {

    static final String START = "/page/0";

    private static final int PAGES = 150;
    private static final int LINKS = 12;

    private final long seed;
    private final Map<String, Integer> visits = new ConcurrentHashMap<>();

    RandomSite(long seed) {
        this.seed = seed;
    }

    /** What a crawl of the whole site finds, without what fails. */
    Set<String> pages() {
        Set<String> pages = new HashSet<>();
        for (int i = 0; i < PAGES; i++) {
            pages.add("/page/" + i);
            if (i % 5 == 0) {
                pages.add("/moved/" + i);
            }
        }
        return pages;
    }

    /** What a crawl of the whole site has to give up. */
    Set<String> failures() {
        return Set.of("/missing/1", "/missing/2", "/broken/1");
    }

    @Override
    public Answer apply(String path) {
        int visit = visits.merge(path, 1, Integer::sum);
        if (path.equals("/robots.txt")) {
            return Answer.of("text/plain", "User-agent: *\nDisallow: /private/\n");
        }
        String kind = path.substring(0, path.lastIndexOf('/') + 1);
        String name = path.substring(kind.length());
        return switch (kind) {
            case "/page/" -> Integer.parseInt(name) % 20 == 7 && visit <= 2 ? Answer.status(503) : page(name);
            case "/moved/" -> Answer.redirect("/page/" + name + "#moved");
            case "/broken/" -> Answer.status(500);
            default -> Answer.status(404);
        };
    }

    private Answer page(String name) {
        int page = Integer.parseInt(name);
        Random random = new Random(seed + page);
        StringBuilder html = new StringBuilder("<title>Page " + name + "</title>");
        // A tree, so that every page is reached; every fifth through a redirect, too.
        link(html, page * 2 + 1);
        link(html, page * 2 + 2);
        for (int i = 0; i < LINKS; i++) {
            link(html, random.nextInt(PAGES));
        }
        html.append("<a href='/missing/1'></a><a href='../missing/2'></a><a href='/broken/1'></a>");
        html.append("<a href='/private/").append(page).append("'></a><a href='http://elsewhere.test/'></a>");
        return Answer.html(html.toString());
    }

    private static void link(StringBuilder html, int page) {
        if (page < PAGES) {
            String kind = page % 5 == 0 ? "/moved/" : "../page/./";
            html.append("<a href='")
                    .append(kind)
                    .append(page)
                    .append("#part")
                    .append(html.length())
                    .append("'></a>");
        }
    }
}

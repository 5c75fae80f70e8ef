package io.rowmq.samples.crawler;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;

/** One spelling for each page, so that it is crawled once. */
final class Urls {

    /** The longest URL that is followed, in characters; the keys of the tables are as wide. */
    static final int MAX_LENGTH = 2000;

    private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();

    private Urls() {}

    /**
     * Lower-cases scheme and host, resolves dots, unifies percent-encoding, sorts the query, and leaves out the
     * fragment and the default port.
     *
     * @return empty for what is not an absolute http or https URL, or is too long
     */
    static Optional<URI> normalise(String url) {
        if (!url.regionMatches(true, 0, "http://", 0, 7) && !url.regionMatches(true, 0, "https://", 0, 8)) {
            return Optional.empty();
        }
        String normal = NORMALIZER.filter(url);
        if (normal == null || normal.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(normal);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Resolves a reference that was found at a URL, as a browser does, and normalises it. */
    static Optional<URI> resolve(URI base, String reference) {
        // Not URI.resolve: it drops the file name before a reference that is empty or only a query.
        return normalise(
                new Element(Tag.valueOf("a"), base.toString(), new Attributes().put("href", reference)).absUrl("href"));
    }

    /** Scheme, host and port: what a robots.txt stands for. */
    static String site(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}

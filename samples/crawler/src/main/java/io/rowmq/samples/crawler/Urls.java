package io.rowmq.samples.crawler;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.util.Optional;

/** One spelling for each page, so that it is crawled once. */
final class Urls {

    /** The longest URL that is followed, in characters; the keys of the tables are as wide. */
    static final int MAX_LENGTH = 2000;

    private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();

    private Urls() {}

    /**
     * Lower-cases scheme and host, resolves dots, unifies percent-encoding, sorts the query, and leaves out the fragment
     * and the default port.
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

    /** Resolves and normalises a reference found at a URL. */
    static Optional<URI> resolve(URI base, String reference) {
        try {
            return normalise(base.resolve(reference.strip().replace(" ", "%20")).toString());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port: what a robots.txt stands for. */
    static String site(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}

package io.rowmq.samples.crawler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a visit brought home.
 *
 * @param status the HTTP status
 * @param title null where there is none
 * @param links normalised, in the order of the page
 */
record Page(int status, @Nullable String title, Set<URI> links) {

    private static final String FOLLOWED =
            "a[href]:not([rel~=(?i)\\bnofollow\\b]), area[href], frame[src], iframe[src]";
    private static final String NO_FOLLOW = "meta[name~=(?i)^robots$][content~=(?i)\\b(nofollow|none)\\b]";

    /** A page whose content holds no links: an image, an archive. */
    static Page withoutLinks(int status) {
        return new Page(status, null, Set.of());
    }

    /** A redirect is a page with one link. */
    static Page redirect(int status, URI from, String location) {
        Set<URI> links = new LinkedHashSet<>();
        Urls.resolve(from, location).ifPresent(links::add);
        return new Page(status, null, links);
    }

    static Page parse(int status, URI url, byte[] html, @Nullable String charset) throws IOException {
        Document document = Jsoup.parse(new ByteArrayInputStream(html), charset, url.toString());
        Set<URI> links = new LinkedHashSet<>();
        if (document.select(NO_FOLLOW).isEmpty()) {
            for (Element element : document.select(FOLLOWED)) {
                String target = element.hasAttr("href") ? element.absUrl("href") : element.absUrl("src");
                Urls.normalise(target).ifPresent(links::add);
            }
        }
        String title = document.title();
        return new Page(status, title.isEmpty() ? null : title, links);
    }
}

package io.rowmq.console.internal.web;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Whether a page of the console sends a request that changes something, by what the browser says of it. */
final class Origin {

    private Origin() {}

    /** Whether the page came through a proxy with TLS, so that no cookie need ever go without. */
    static boolean encrypted(HttpFields headers) {
        String origin = headers.get(HttpHeader.ORIGIN);
        return origin != null && origin.startsWith("https://");
    }

    static void check(HttpFields headers) throws Problem {
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            // a form on a stranger's page cannot send this type
            throw Problem.forged("A change has to be sent as application/json, not " + type);
        }
        String origin = headers.get(HttpHeader.ORIGIN);
        String host = headers.get(HttpHeader.HOST);
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            throw Problem.forged("The request comes from a page of " + origin + ", not of the console at " + host);
        }
        String site = headers.get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Problem.forged("The request comes from a page of another site (" + site + ")");
        }
    }
}

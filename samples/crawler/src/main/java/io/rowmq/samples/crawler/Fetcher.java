package io.rowmq.samples.crawler;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Sends one GET request, with limits of time, type and size. Redirects are left to the caller. */
final class Fetcher {

    /** The name by which a robots.txt can address this crawler. */
    static final String NAME = "rowmq-crawler";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final UnaryOperator<URI> route;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param route where a URL is to be fetched from */
    Fetcher(UnaryOperator<URI> route) {
        this.route = route;
    }

    /**
     * @param wanted content types, in lower case and without parameters, whose body is read
     * @param limit the longest body that is read, in bytes; one byte more is returned of a longer one
     * @throws IOException if there was no answer; it says why
     */
    HttpResponse<byte[]> get(URI url, Predicate<String> wanted, int limit) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(route.apply(url))
                .header("User-Agent", NAME + "/1.0")
                .build();
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, head -> {
            boolean read = head.statusCode() == 200
                    && wanted.test(contentType(
                            head.headers().firstValue("Content-Type").orElse("")));
            return new LimitedBody(read ? limit : 0);
        });
        try {
            // HttpRequest.timeout ends with the headers; this covers a body that trickles.
            return response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no complete answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String text = cause.getMessage() == null ? "" : ": " + cause.getMessage();
            throw new IOException(cause.getClass().getSimpleName() + text, cause);
        } finally {
            response.cancel(true);
        }
    }

    /** A Content-Type header without its parameters. */
    static String contentType(String header) {
        int parameters = header.indexOf(';');
        String type = parameters < 0 ? header : header.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}

package io.rowmq.samples.crawler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The Javadoc of the H2 database, served on the loopback interface straight from its jar on the class path.
 *
 * <p>Its pages have the same URLs in every run, whatever the port is: {@link #route} says where to fetch them.
 */
final class DocumentationSite implements AutoCloseable {

    /** Names under .test belong to nobody (RFC 6761). */
    static final URI START = URI.create("http://h2-javadoc.test/index.html");

    private final JarFile pages;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    DocumentationSite() throws IOException {
        URL entry = DocumentationSite.class.getResource("/element-list");
        if (entry == null || !(entry.openConnection() instanceof JarURLConnection jar)) {
            throw new FileNotFoundException("the Javadoc jar of H2 is not on the class path");
        }
        pages = jar.getJarFile();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where a URL is fetched from: pages of this site from the loopback address, all others from where they are. */
    URI route(URI url) {
        if (!Urls.site(url).equals(Urls.site(START))) {
            return url;
        }
        return URI.create("http://localhost:" + server.getAddress().getPort() + url.getRawPath());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ZipEntry page = pages.getEntry(exchange.getRequestURI().getPath().substring(1));
            if (page == null || page.isDirectory()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String type = page.getName().endsWith(".html") ? "text/html; charset=utf-8" : "application/octet-stream";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            try (InputStream content = pages.getInputStream(page)) {
                content.transferTo(exchange.getResponseBody());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}

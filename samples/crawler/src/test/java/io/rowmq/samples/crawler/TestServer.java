package io.rowmq.samples.crawler;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A web server on the loopback interface whose answers are made by a function of the path. */
final class TestServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private int limit = Integer.MAX_VALUE;

    TestServer(Function<String, Answer> pages) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().toString();
                requests.add(path);
                awaitTurn();
                Answer answer = pages.apply(path);
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        });
        server.start();
    }

    /** Answers this many requests of all; whoever asks more has to wait until it is called again. */
    synchronized void answerUntil(int count) {
        limit = count;
        notifyAll();
    }

    private synchronized void awaitTurn() throws IOException {
        try {
            while (requests.size() > limit) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** A server with these answers, and 404 for the rest. */
    static TestServer of(Map<String, Answer> pages) throws IOException {
        Map<String, Answer> answers = new ConcurrentHashMap<>(pages);
        return new TestServer(path -> answers.getOrDefault(path, Answer.status(404)));
    }

    URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** The paths that were asked for, in order. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        answerUntil(Integer.MAX_VALUE);
        server.stop(0);
        threads.shutdown();
    }

    /** What the server says. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        static Answer status(int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }

        static Answer redirect(String location) {
            return new Answer(302, Map.of("Location", location), new byte[0]);
        }

        static Answer html(String html) {
            return of("text/html; charset=utf-8", html);
        }

        static Answer of(String contentType, String body) {
            return new Answer(200, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }
    }
}

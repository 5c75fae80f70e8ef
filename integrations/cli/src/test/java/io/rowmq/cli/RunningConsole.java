package io.rowmq.cli;

import io.rowmq.cli.internal.command.RowmqCommand;
import io.rowmq.cli.internal.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command {@code console}, which runs until it is interrupted. */
final class RunningConsole implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final PipedReader printed = new PipedReader();
    private final StringWriter errors = new StringWriter();
    private final URI address;

    RunningConsole(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
        String[] arguments = Stream.concat(Stream.of("console", "--port", "0"), Stream.of(options))
                .toArray(String[]::new);
        Future<Integer> running = thread.submit(() -> {
            try {
                return RowmqCommand.run(
                        new Terminal(
                                out, new PrintWriter(errors, true), InputStream.nullInputStream(), false, environment),
                        arguments);
            } finally {
                // whoever waits for a line gets the end
                out.close();
            }
        });
        String first = line();
        if (first.isEmpty()) {
            try {
                throw new AssertionError("It ended with " + running.get() + ": " + errors);
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        address = URI.create(first);
    }

    /** The next line that it prints; empty when it has ended. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = printed.read(); next != '\n' && next != -1; next = printed.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    URI address() {
        return address;
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    /** Opens the address that it has printed; what the pages are told about who that is. */
    String enter() throws IOException, InterruptedException {
        String secret = address.getFragment().substring("/login/".length());
        return send(HttpRequest.newBuilder(address.resolve("/api/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"secret\":\"" + secret + "\"}")));
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The console does not end");
        }
    }
}

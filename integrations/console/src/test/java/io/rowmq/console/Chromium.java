package io.rowmq.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, told what to do over its DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<Map<String, @Nullable Object>>> waiting;
    private final AtomicInteger next = new AtomicInteger();

    private Chromium(
            Process process, WebSocket socket, Map<Integer, CompletableFuture<Map<String, @Nullable Object>>> waiting) {
        this.process = process;
        this.socket = socket;
        this.waiting = waiting;
    }

    /** Where it is: the variable {@code CHROMIUM}, or the first of the usual names on the path. */
    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--force-color-profile=srgb",
                        "--hide-scrollbars",
                        "--lang=en-GB",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        boolean complete = false;
        try {
            String port = port(process, profile);
            Map<Integer, CompletableFuture<Map<String, @Nullable Object>>> waiting = new ConcurrentHashMap<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(page(port), new Listener(waiting))
                    .join();
            complete = true;
            return new Chromium(process, socket, waiting);
        } finally {
            if (!complete) {
                process.destroyForcibly();
            }
        }
    }

    /** The port, which it writes into a file when it listens. */
    private static String port(Process process, Path profile) throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < deadline && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
                List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                if (lines.size() > 1) {
                    return lines.get(0);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("Chromium did not start: " + Files.readString(profile.resolve("log")));
    }

    /** The address of the page that is open. */
    private static URI page(String port) throws IOException {
        try {
            HttpResponse<String> list = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String text = list.body();
            String mark = "/devtools/page/";
            int at = text.indexOf(mark);
            return URI.create("ws://127.0.0.1:" + port + text.substring(at, text.indexOf('"', at)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Answers, as they come in pieces. */
    private static final class Listener implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<Map<String, @Nullable Object>>> waiting;
        private final StringBuilder text = new StringBuilder();

        Listener(Map<Integer, CompletableFuture<Map<String, @Nullable Object>>> waiting) {
            this.waiting = waiting;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                Map<String, @Nullable Object> message = object(text.toString());
                text.setLength(0);
                if (message.get("id") instanceof String id) {
                    CompletableFuture<Map<String, @Nullable Object>> answer = waiting.remove(Integer.valueOf(id));
                    if (answer != null) {
                        answer.complete(message);
                    }
                }
            }
            socket.request(1);
            return null;
        }
    }

    /** A command of the protocol, with names and values; what it answers. */
    Map<String, @Nullable Object> command(String method, Object... parameters) {
        int id = next.incrementAndGet();
        CompletableFuture<Map<String, @Nullable Object>> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put((String) parameters[i], parameters[i + 1]);
        }
        socket.sendText(json(Map.of("id", id, "method", method, "params", values)), true)
                .join();
        try {
            Map<String, @Nullable Object> message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message.get("result") instanceof Map<?, ?> result && message.get("error") == null) {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                result.forEach((name, value) -> copy.put((String) name, value));
                return copy;
            }
            throw new AssertionError(method + " failed: " + message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " was not answered", e);
        }
    }

    /** What an expression of JavaScript is, as text; promises are waited for. */
    String evaluate(String expression) {
        Map<String, @Nullable Object> answer = command(
                "Runtime.evaluate",
                "expression",
                "(async () => String(await (" + expression + ")))()",
                "awaitPromise",
                true,
                "returnByValue",
                true);
        if (answer.get("exceptionDetails") != null || !(answer.get("result") instanceof Map<?, ?> result)) {
            throw new AssertionError(expression + " failed: " + answer.get("exceptionDetails"));
        }
        return String.valueOf(result.get("value"));
    }

    /** Waits until an expression is true. */
    void await(String condition) {
        String found = evaluate("new Promise((resolve) => { const end = Date.now() + 40000;"
                + " const look = () => { let good = false; try { good = " + condition + "; } catch { good = false; }"
                + " if (good) resolve('yes'); else if (Date.now() > end) resolve(document.body.innerText);"
                + " else setTimeout(look, 50); }; look(); })");
        if (!found.equals("yes")) {
            throw new AssertionError(condition + " did not come true; the page says: " + found);
        }
    }

    /** Lets every page remember what went wrong in it. */
    void watchProblems() {
        command("Page.enable");
        command(
                "Page.addScriptToEvaluateOnNewDocument",
                "source",
                "window.problems = [];"
                        + "addEventListener('error', (e) => problems.push(e.message));"
                        + "addEventListener('unhandledrejection', (e) => problems.push(String(e.reason)));"
                        + "addEventListener('securitypolicyviolation', (e) => problems.push(e.violatedDirective));");
    }

    void open(URI address) {
        command("Page.navigate", "url", "about:blank");
        command("Page.navigate", "url", address.toString());
    }

    void screen(int width, int height, double scale) {
        command(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                scale,
                "mobile",
                false);
    }

    /** Light or dark; and no motion, so that colours are what they are at once. */
    void prefer(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                "features",
                List.of(
                        Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce")));
    }

    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32);
            command(
                    "Input.dispatchKeyEvent",
                    "type",
                    type,
                    "key",
                    key,
                    "code",
                    key.equals(" ") ? "Space" : key,
                    "windowsVirtualKeyCode",
                    codes.getOrDefault(key, 0),
                    "text",
                    type.equals("keyDown") && key.equals("Enter") ? "\r" : "");
        }
    }

    byte[] picture() {
        return Base64.getDecoder()
                .decode(String.valueOf(
                        command("Page.captureScreenshot", "format", "png").get("data")));
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // so that nobody writes into the profile any more
        all.forEach(each -> each.onExit().join());
    }

    // ---- JSON

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(value, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object one : list) {
                write(one, json);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    /** Numbers and truths as text. */
    private static Map<String, @Nullable Object> object(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            return fields(parser);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Map<String, @Nullable Object> fields(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                fields.put(name, fields(parser));
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
                fields.put(name, null);
            } else {
                fields.put(name, parser.getText());
            }
        }
        return fields;
    }
}
